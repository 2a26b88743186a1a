package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {

    private static final String PERSON = Path.of("/people/ada").toAbsolutePath().toString();
    private static final String ENTRY = Path.of("/entry").toAbsolutePath().toString();

    @Test
    void aTildeIsThePersonsFolder() {
        Home.Surroundings here = new Home.Surroundings(Map.of("HOME", PERSON), ENTRY);
        assertThat(here.path("~")).isEqualTo(Path.of(PERSON));
        assertThat(here.path("~/pics")).isEqualTo(Path.of(PERSON, "pics"));
        assertThat(here.path("~ada/pics")).isEqualTo(Path.of("~ada/pics"));
        assertThat(here.path("pics/~")).isEqualTo(Path.of("pics/~"));
        assertThat(here.path("")).isEqualTo(Path.of(""));
    }

    @Test
    void everyFolderThatTheEnvironmentNamesMayBeginWithATilde() {
        assertThat(checkpoints(Map.of("HOME", PERSON))).isEqualTo(Path.of(PERSON, ".cache/torch/hub/checkpoints"));
        assertThat(checkpoints(Map.of("HOME", PERSON, "TORCH_HOME", "~/t"))).isEqualTo(Path.of(PERSON, "t/hub/checkpoints"));
        assertThat(checkpoints(Map.of("HOME", PERSON, "XDG_CACHE_HOME", "~/c"))).isEqualTo(Path.of(PERSON, "c/torch/hub/checkpoints"));
        assertThat(new Home.Surroundings(Map.of("HOME", PERSON, "TSUGIKI_HOME", "~/kit"), ENTRY).root()).isEqualTo(Path.of(PERSON, "kit"));
    }

    @Test
    void withoutHomeTheSystemsEntryCounts() {
        assertThat(checkpoints(Map.of())).isEqualTo(Path.of(ENTRY, ".cache/torch/hub/checkpoints"));
        assertThat(checkpoints(Map.of("HOME", " "))).isEqualTo(Path.of(ENTRY, ".cache/torch/hub/checkpoints"));
    }

    @Test
    void aUserNumberWithoutEntryHasItsHome() {
        assertThat(new Home.Surroundings(Map.of("HOME", PERSON), "?").path("~/x")).isEqualTo(Path.of(PERSON, "x"));
        assertThat(new Home.Surroundings(Map.of("TORCH_HOME", "/t"), "?").checkpoints()).isEqualTo(Path.of("/t/hub/checkpoints"));
        assertThatThrownBy(() -> new Home.Surroundings(Map.of(), "?").checkpoints())
                .hasMessage("Your folder is not known ('?'): set HOME to a folder that you may write to.");
        assertThatThrownBy(() -> new Home.Surroundings(Map.of("HOME", "here"), ENTRY).path("~"))
                .hasMessage("Your folder is not known ('here'): set HOME to a folder that you may write to.");
    }

    @Test
    void aTextThatIsNoPathIsNamed() {
        assertThatThrownBy(() -> Home.path("a\0b")).isInstanceOf(CourseException.class).hasMessageContaining("'a\\u0000b' is no path (");
    }

    private static Path checkpoints(Map<String, String> environment) {
        return new Home.Surroundings(environment, ENTRY).checkpoints();
    }
}
