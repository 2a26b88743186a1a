package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataSetsTest {

    @Test
    void aFolderIsCalledAlikeFromAnywhereAndANameIsAName() {
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(DataSets.fromAnywhere("garden")).isEqualTo("garden"); // also where a folder has this name
        assertThat(DataSets.fromAnywhere("my/../mine")).isEqualTo(Path.of(here, "mine").toString());
        assertThat(DataSets.fromAnywhere("flowers102:official")).isEqualTo("flowers102:" + Path.of(here, "official"));
        assertThat(DataSets.fromAnywhere("flowers102")).isEqualTo("flowers102");
    }
}
