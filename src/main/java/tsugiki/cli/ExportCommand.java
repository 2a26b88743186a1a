package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.export.Format;
import tsugiki.transfer.Student;

/** {@code export}: a finished student as a file that runs without this kit. */
@Command(name = "export", description = "Writes a finished student as one file that others run without this kit, and without Java.",
        footer = {"", "Formats:",
            "  onnx         takes a picture's pixels, uint8 [H, W, 3] of any size, and gives probabilities; refuses as the student does",
            "  torchscript  takes pixels as the network wants them, float32 [N, 3, size, size], and gives logits",
            "  safetensors  the weights alone, under torchvision's names",
            "", "Each file says its classes, the licence of the weights, and how good the student is.",
            "", "Example:", "  ./course export student --to onnx --out flowers.onnx"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "${COMPLETION-CANDIDATES}.")
    Format to;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    Path out;

    @Mixin
    Output output;

    @Override
    public Integer call() throws IOException {
        Checks.writable("--out", out);
        try (Student student = Student.load(folder)) {
            requireOutside();
            student.export(to, out);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("student", folder.toString());
            result.put("network", student.network().name());
            result.put("classes", student.classes().size());
            result.put("to", to.toString());
            student.refusal().ifPresent(refusal -> result.put("refuses", refusal.describe(to)));
            result.put("file", out.toString());
            result.put("bytes", Files.size(out));
            output.print(result);
        }
        return 0;
    }

    /** A student's folder holds a student and nothing else. */
    private void requireOutside() throws IOException {
        Path beside = out.toAbsolutePath().normalize().getParent();
        if (Files.exists(beside) && Files.isSameFile(beside, folder)) {
            throw new CourseException("--out %s lies in the student's own folder: choose a file outside of it.", out);
        }
    }
}
