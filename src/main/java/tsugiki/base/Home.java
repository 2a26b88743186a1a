package tsugiki.base;

import java.nio.file.Path;

/** Where the kit keeps its files. The launcher names the project's folder; without it, the working folder. */
public final class Home {

    private Home() {}

    /** The project's root: environment variable {@code TSUGIKI_HOME}, or the working folder. */
    public static Path root() {
        return Path.of(environment("TSUGIKI_HOME", "")).toAbsolutePath().normalize();
    }

    /** Data sets, one folder each: {@code datasets/}. */
    public static Path datasets() {
        return root().resolve("datasets");
    }

    /** What can be made again: features, runs, executed lessons: {@code build/}. */
    public static Path build() {
        return root().resolve("build");
    }

    /** PyTorch's own weights cache, shared with it: {@code TORCH_HOME/hub/checkpoints}. */
    public static Path checkpoints() {
        Path cache = Path.of(environment("XDG_CACHE_HOME", Path.of(System.getProperty("user.home"), ".cache").toString()));
        return Path.of(environment("TORCH_HOME", cache.resolve("torch").toString())).resolve("hub").resolve("checkpoints");
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
