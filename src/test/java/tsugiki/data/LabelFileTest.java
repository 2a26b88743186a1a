package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;

class LabelFileTest {

    private static final int LONG = 200_000;

    @TempDir Path folder;

    @Test
    void quotedNamesHoldCommasAndQuotes() throws IOException {
        assertThat(read("\"a, \"\"b\"\".png\",x", "\"\"\".png\",\"y\"").lines().keySet()).containsExactly("a, \"b\".png", "\".png");
        assertThat(read("plain.png,\"none\"").lines()).containsEntry("plain.png", new LabelFile.Line(2, "none"));
    }

    /** As spreadsheets of many countries write it, and others with tabs. */
    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void semicolonsOrTabsStandInThePlaceOfCommas(String separator) throws IOException {
        text("picture" + separator + "labels", "a, b.png" + separator + "x+y", "\"c" + separator + ".png\"" + separator + "none");
        assertThat(LabelFile.isIn(folder)).isTrue();
        assertThat(LabelFile.read(folder).lines()).containsEntry("a, b.png", new LabelFile.Line(2, "x+y")).containsEntry("c" + separator + ".png", new LabelFile.Line(3, "none"));
        text("picture" + separator + "labels", "a.png,x");
        assertThatThrownBy(() -> LabelFile.read(folder)).isInstanceOf(CourseException.class).hasMessageContaining("line 2 is not a picture and its labels");
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
        text(Stream.concat(Stream.of("picture,labels"), Stream.of(lines)).toArray(String[]::new));
        return LabelFile.read(folder);
    }

    private void text(String... lines) throws IOException {
        Files.writeString(folder.resolve(LabelFile.NAME), String.join("\n", lines) + "\n");
    }
}
