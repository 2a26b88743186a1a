package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;

class LabelFileTest {

    private static final int LONG = 200_000;

    @TempDir Path folder;

    @Test
    void quotedNamesHoldCommasAndQuotes() throws IOException {
        assertThat(read("\"a, \"\"b\"\".png\",x", "\"\"\".png\",\"y\"").lines().keySet()).containsExactly("a, \"b\".png", "\".png");
        assertThat(read("plain.png,\"none\"").lines()).containsEntry("plain.png", new LabelFile.Line(2, "none"));
    }

    /** However long a field is, it is read, or its line is named. */
    @Test
    void longFieldsAreReadToo() throws IOException {
        String name = "a".repeat(LONG);
        assertThat(read("\"" + name + "\",x").lines()).containsOnlyKeys(name);
        assertThat(read("\"" + "\"\"".repeat(LONG) + "\",x").lines()).containsOnlyKeys("\"".repeat(LONG));
        assertThat(read("./".repeat(LONG) + "a.png,x").lines()).containsOnlyKeys("a.png");
        for (String line : Stream.of("\"" + name, "\"" + name + "\"b,x", name + "\",x", "\"\"".repeat(LONG) + "\",x", name + ",x".repeat(LONG)).toList()) {
            assertThatThrownBy(() -> read(line)).isInstanceOf(CourseException.class).hasMessageContaining("line 2 is not a picture and its labels");
        }
    }

    private LabelFile read(String... lines) throws IOException {
        Files.writeString(folder.resolve(LabelFile.NAME), "picture,labels\n" + String.join("\n", lines) + "\n");
        return LabelFile.read(folder);
    }
}
