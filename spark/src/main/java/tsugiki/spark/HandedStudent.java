package tsugiki.spark;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkFiles;
import tsugiki.base.Reason;
import tsugiki.nn.Device;
import tsugiki.nn.Precision;
import tsugiki.transfer.Student;

/**
 * A student as tasks are told of it: a copy of its folder travels by Spark's own distribution of files.
 *
 * @param sums of its files, by name
 */
record HandedStudent(TreeMap<String, String> sums, String precision, String device) implements Serializable, Backed {

    private static final List<String> FILES = List.of("weights.safetensors", "student.json");

    /** Copies the student. @param folder takes the copy; it must stay until the job has ended */
    static HandedStudent of(Student student, Path folder) {
        student.save(folder);
        TreeMap<String, String> sums = new TreeMap<>();
        files(folder).forEach(file -> sums.put(file.getFileName().toString(), Backbone.sum(file)));
        return new HandedStudent(sums, Precision.chosen().toString(), Device.chosen().name());
    }

    /** The files of a copy. */
    static List<Path> files(Path folder) {
        return FILES.stream().map(folder::resolve).toList();
    }

    @Override
    public LoadedNetwork load() {
        System.setProperty("tsugiki.device", device);
        sums.forEach(Backbone::checked);
        Student student = Student.load(Path.of(SparkFiles.getRootDirectory()));
        UnaryOperator<NDArray> outputs = student.refusal().map(refusal -> refusal.outputs(student)).orElse(student.network()::call);
        return new LoadedNetwork(student, outputs, Precision.of(precision));
    }

    /** A folder for a copy. */
    static Path folder() {
        try {
            return Files.createTempDirectory("student").resolve("student");
        } catch (IOException e) {
            throw Reason.unwritten("A copy of the student", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** Takes a copy away. */
    static void drop(Path folder) {
        for (Path place : new Path[] {folder, folder.getParent()}) {
            try (var files = Files.list(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
                Files.delete(place);
            } catch (IOException e) {
                return; // it lies among temporary files
            }
        }
    }
}
