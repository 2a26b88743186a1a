package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tsugiki.cli.Call.call;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tsugiki.export.Format;
import tsugiki.network.Network;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

/** {@code export}: what is told of the file, and what is refused. */
class ExportCommandTest {

    @TempDir
    Path folder;
    private Path student;

    @BeforeEach
    void save() {
        student = folder.resolve("student");
        Network network = Zoo.create("squeezenet1_1");
        network.initialize(1);
        try (Student made = Student.of(network, List.of("rose", "lily"))) {
            made.save(student);
        }
    }

    private Call export(String to, Path out) {
        return call("export", student.toString(), "--to", to, "--out", out.toString(), "--format", "json");
    }

    private static void assertRefused(Call call, int code, String sentence) {
        assertThat(call.code()).isEqualTo(code);
        assertThat(call.err().strip()).contains(sentence).doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void writesTheFileAndTellsOfIt(Format to) throws Exception {
        Path out = folder.resolve("new/flowers");
        Call call = export(to.toString(), out);
        assertThat(call.code()).as(call.err()).isZero();
        JsonObject result = call.json();
        assertThat(result.get("to").getAsString()).isEqualTo(to.toString());
        assertThat(result.get("classes").getAsInt()).isEqualTo(2);
        assertThat(result.get("bytes").getAsLong()).isEqualTo(Files.size(out)).isGreaterThan(2_000_000);
    }

    @Test
    void anUnknownFormatIsAWrongCall() {
        assertRefused(export("keras", folder.resolve("a")), 2, "expected one of [ONNX, TORCHSCRIPT, SAFETENSORS, PAGE] (case-insensitive) but was 'keras'");
    }

    @Test
    void aPageWithoutItsRuntimeIsRefusedAndOtherFilesTakeNone() {
        String runtime = folder.toString();
        assertRefused(call("export", student.toString(), "--to", "page", "--out", folder.resolve("page").toString(), "--runtime", runtime), 1, " has no onnxruntime-web ");
        assertThat(folder.resolve("page")).doesNotExist();
        assertRefused(call("export", student.toString(), "--to", "onnx", "--out", folder.resolve("a").toString(), "--runtime", runtime), 1, "--runtime is for --to page: leave it out.");
        assertRefused(export("page", student), 1, "lies in the student's own folder: choose a place outside of it.");
    }

    @Test
    void whatIsNoStudentIsRefused() {
        student = folder.resolve("nothing");
        assertRefused(export("onnx", folder.resolve("a")), 1, "is no student: it has no student.json; name the folder that training wrote.");
    }

    @Test
    void aFileInTheStudentsFolderIsRefused() {
        assertRefused(export("safetensors", student.resolve("weights.safetensors")), 1, "lies in the student's own folder: choose a place outside of it.");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() {
        assertRefused(export("onnx", student.resolve("student.json/a")), 1, "is no folder: choose another file.");
        assertRefused(export("onnx", folder), 1, "it is a folder: choose another file.");
    }
}
