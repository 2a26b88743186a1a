package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.export.Format;
import tsugiki.serve.StaticPage;
import tsugiki.transfer.Student;

/** {@code export}: a finished student as a file that runs without this kit. */
@Command(name = "export", description = "Writes a finished student as one file, or a page, that others run without this kit, and without Java.",
        footer = {"", "Formats:",
            "  onnx         takes a picture's pixels, uint8 [H, W, 3] of any size, and gives probabilities; refuses as the student does",
            "  torchscript  takes pixels as the network wants them, float32 [N, 3, size, size], and gives logits",
            "  safetensors  the weights alone, under torchvision's names",
            "  page         a folder that any static server can give: pictures in, answers out, in the browser alone",
            "", "Each file says its classes, the licence of the weights, and how good the student is.",
            "", "Example:", "  ./course export student --to onnx --out flowers.onnx", "  ./course export student --to page --out flowers"})
final class ExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum To {
        ONNX(Format.ONNX), TORCHSCRIPT(Format.TORCHSCRIPT), SAFETENSORS(Format.SAFETENSORS), PAGE(Format.ONNX);

        /** Of the file in which the student is. */
        private final Format format;

        To(Format format) {
            this.format = format;
        }

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "${COMPLETION-CANDIDATES}.")
    To to;

    @Option(names = "--out", paramLabel = "PLACE", required = true, description = "The file to write; of a page the folder.")
    Path out;

    @Option(names = "--runtime", paramLabel = "DIR", description = "page: a folder with onnxruntime-web, of the version that is asked for (default: npm brings it, once).")
    Path runtime;

    @Mixin
    Output output;

    @Override
    public Integer call() throws IOException {
        check();
        try (Student student = Student.load(folder)) {
            requireOutside();
            long bytes = write(student);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("student", folder.toString());
            result.put("network", student.network().name());
            result.put("classes", student.classes().size());
            result.put("to", to.toString());
            student.refusal().ifPresent(refusal -> result.put("refuses", refusal.describe(to.format)));
            result.put(to == To.PAGE ? "folder" : "file", out.toString());
            result.put("bytes", bytes);
            output.print(result);
        }
        return 0;
    }

    /** A page's folder is looked at when it is written, before anything is. */
    private void check() {
        if (to == To.PAGE) {
            return;
        }
        Checks.writable("--out", out);
        if (runtime != null) {
            throw new CourseException("--runtime is for --to page: leave it out.");
        }
    }

    private long write(Student student) throws IOException {
        if (to == To.PAGE) {
            return StaticPage.write(student, Optional.ofNullable(runtime), out).values().stream().mapToLong(size -> size).sum();
        }
        student.export(to.format, out);
        return Files.size(out);
    }

    /** A student's folder holds a student and nothing else. */
    private void requireOutside() throws IOException {
        Path place = out.toAbsolutePath().normalize();
        Path beside = to == To.PAGE ? place : place.getParent();
        if (Files.exists(beside) && Files.isSameFile(beside, folder)) {
            throw new CourseException("--out %s lies in the student's own folder: choose a place outside of it.", out);
        }
    }
}
