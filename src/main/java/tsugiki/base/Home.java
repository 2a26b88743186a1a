package tsugiki.base;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where the kit keeps its files. The launcher names the project's folder; without it, the working folder. */
public final class Home {

    private Home() {}

    /** The project's root: environment variable {@code TSUGIKI_HOME}, or the working folder. */
    public static Path root() {
        return here().root();
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
        return here().checkpoints();
    }

    /**
     * A path that a person wrote: {@code ~} and what begins with {@code ~/} are in the person's folder, as a shell
     * reads it, also where no shell did ({@code --data=~/x}, an environment variable).
     *
     * @throws CourseException when it is no path, or the person's folder is not known
     */
    public static Path path(String text) {
        return here().path(text);
    }

    private static Surroundings here() {
        return new Surroundings(System.getenv(), System.getProperty("user.home"));
    }

    /**
     * What the rules depend on.
     *
     * @param entry the folder of the system's entry for the user; {@code "?"} where there is none
     */
    record Surroundings(Map<String, String> environment, String entry) {

        Path root() {
            return path(value("TSUGIKI_HOME", "")).toAbsolutePath().normalize();
        }

        Path checkpoints() {
            String torch = value("TORCH_HOME", "");
            Path folder = torch.isEmpty() ? path(value("XDG_CACHE_HOME", "~/.cache")).resolve("torch") : path(torch);
            return folder.resolve("hub").resolve("checkpoints");
        }

        Path path(String text) {
            try {
                return text.equals("~") ? Path.of(user()) : isBelowUser(text) ? Path.of(user(), text.substring(2)) : Path.of(text);
            } catch (InvalidPathException e) {
                throw new CourseException(e, "'%s' is no path (%s): write it otherwise.", text, e.getReason());
            }
        }

        /** The separator of Windows is a letter of a name elsewhere. */
        private static boolean isBelowUser(String text) {
            return text.startsWith("~/") || text.startsWith("~" + File.separator);
        }

        /** {@code HOME} as Python and the shells have it; a bare user number has no entry. */
        private String user() {
            String found = value("HOME", entry == null ? "" : entry);
            if (!Path.of(found).isAbsolute()) {
                throw new CourseException("Your folder is not known ('%s'): set HOME to a folder that you may write to.", found);
            }
            return found;
        }

        private String value(String name, String otherwise) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value;
        }
    }
}
