package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.base.CourseException;

class StudentDamageTest {

    @TempDir
    Path folder;

    private Path saved() {
        return Made.saved(folder);
    }

    /** Each is one replacement in a good student.json. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "BICUBIC\" | BICUBI,C\" | missing or make no sense",
        "\"rose\", | null, | missing or make no sense",
        "\"efficientnet_lite0\" | \"a\\u001b[2J\" | missing or make no sense",
        "\"hidden\": [] | \"hidden\": [400000], \"x\": 1 | makes no sense",
        "\"kind\": \"LINEAR\",\\n    \"hidden\": [] | \"kind\": \"HIDDEN\", \"hidden\": [400000] | at most 16 layers",
        "\"kind\": \"LINEAR\",\\n    \"hidden\": [] | \"kind\": \"HIDDEN\", \"hidden\": [60000] | misshapen",
        "\"crop\": 224 | \"crop\": 2000000000 | 1 to 2048 pixels",
        "\"dropout\": 0.0 | \"dropout\": NaN | it is not the JSON of a student",
        "\"settings\": {} | \"settings\": {\"a\": null} | it is not the JSON of a student",
        "\"settings\": {} | \"settings\": [[[[[[[[ | it is not the JSON of a student",
        "\"format\": 2 | \"format\": 1e99 | it is not the JSON of a student",
        "\"format\": 2 | \"format\": -2 | missing or make no sense"})
    void oneSentenceForEachWrongFact(String part, String wrong, String said) throws IOException {
        Path facts = saved().resolve("student.json");
        String text = Files.readString(facts);
        String from = part.replace("\\n", "\n");
        assertThat(text).contains(from);
        Files.writeString(facts, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(wrong)));
        assertThatThrownBy(() -> Student.load(facts.getParent())).isInstanceOf(CourseException.class)
                .hasMessageContaining(said).hasMessageNotContaining("(null)").satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aHundredMegabytesOfTextAreNotRead() throws IOException {
        Path facts = saved().resolve("student.json");
        try (RandomAccessFile file = new RandomAccessFile(facts.toFile(), "rw")) {
            file.setLength(100L << 20); // sparse
        }
        assertThatThrownBy(() -> Student.load(facts.getParent())).isInstanceOf(CourseException.class).hasMessageContaining("longer than any student's");
    }

    @Test
    void aFolderThatIsNoStudentIsNamed() {
        assertThatThrownBy(() -> Student.load(folder)).isInstanceOf(CourseException.class)
                .hasMessageContaining("is no student: it has no student.json");
    }

    @Test
    void missingWeightsAreNamed() throws IOException {
        Path target = saved();
        Files.delete(target.resolve("weights.safetensors"));
        assertThatThrownBy(() -> Student.load(target)).isInstanceOf(CourseException.class).hasMessageContaining("has no weights.safetensors");
    }

    @Test
    void cutOffWeightsAreNamed() throws IOException {
        Path weights = saved().resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Student.load(weights.getParent())).isInstanceOf(CourseException.class).hasMessageContaining("weights.safetensors");
    }

    @Test
    void damagedFactsAreNamed() throws IOException {
        Path facts = saved().resolve("student.json");
        for (String text : new String[] {"", "{", "[]", "{\"format\": 2, \"network\": \"efficientnet_lite0\"}",
                Files.readString(facts).replace("\"dropout\": 0.0", "\"dropout\": 7")}) {
            Files.writeString(facts, text);
            assertThatThrownBy(() -> Student.load(facts.getParent())).isInstanceOf(CourseException.class)
                    .hasMessageContaining("student.json is damaged");
        }
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        Path facts = saved().resolve("student.json");
        Files.writeString(facts, Files.readString(facts).replace("\"format\": 2", "\"format\": 5"));
        assertThatThrownBy(() -> Student.load(facts.getParent())).hasMessageContaining("newer kit (format 5, this one knows 4)");
    }
}
