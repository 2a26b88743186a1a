package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.nn.Precision;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Student;

class ResumeTest {

    /** What ends a process ends it anywhere. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The end of a training: measured values and a checksum of all weights. */
    private record End(List<Object> measured, String weights, String bestWeights) {}

    @TempDir
    private Path dir;
    private final DataSet data = Tiny.data();

    private Run twoPhases(Student student, Path folder, Progress.Factory progress) {
        Run run = Trainer.of(student, data).epochs(4).batch(4).adam(0.02).step(2, 0.5).augment(Augmentation.light()).seed(5)
                .in(folder).progress(progress).fit();
        return run.then(t -> t.trainOnly(Part.ALL).rates(Rates.exponential(0.02, 2)).epochs(3)).fit();
    }

    private End end(Path folder, Progress.Factory progress) {
        try (Student student = Tiny.student()) {
            Run run = twoPhases(student, folder, progress);
            List<Object> measured = run.history().rows().stream().flatMap(r -> Stream.<Object>of(r.epoch(), r.phase(), r.trainLoss(),
                    r.trainAccuracy(), r.validationLoss(), r.validationAccuracy(), r.rate())).toList();
            String weights = Snapshot.checksum(student.network());
            return new End(measured, weights, run.bestEpoch() + " " + Snapshot.checksum(run.useBest().network()));
        }
    }

    /** Dies when so many batches were reported. */
    private static Progress.Factory deadAfter(int reports) {
        int[] left = {reports};
        return (title, unit) -> (done, total, note) -> {
            if (note.contains("loss") && left[0]-- == 0) {
                throw new Killed();
            }
        };
    }

    @Test
    void aKilledTrainingEndsInTheSameNumbers() {
        End unbroken = end(null, Progress.SILENT);
        Path folder = dir.resolve("run");
        for (int reports : new int[] {2, 15, 31, 20}) {
            assertThatThrownBy(() -> end(folder, deadAfter(reports))).isInstanceOf(Killed.class);
        }
        assertThat(end(folder, Progress.SILENT)).isEqualTo(unbroken);
    }

    @Test
    void aFinishedTrainingIsReadBack() {
        End first = end(dir, Progress.SILENT);
        assertThat(end(dir, deadAfter(0))).isEqualTo(first);
    }

    @Test
    void onlyTheBestWeightsAreKept() throws IOException {
        end(dir, Progress.SILENT);
        for (String phase : List.of("phase-1", "phase-2")) {
            try (Stream<Path> files = Files.list(dir.resolve(phase))) {
                assertThat(files.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith("best-"))).containsExactly("checkpoint.safetensors");
            }
        }
        try (Stream<Path> files = Files.list(dir.resolve("phase-1"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void otherSettingsAreRefusedByName() {
        try (Student student = Tiny.student()) {
            Trainer.of(student, data).epochs(1).batch(4).in(dir).fit();
        }
        try (Student student = Tiny.student()) {
            assertThatThrownBy(() -> Trainer.of(student, data).epochs(2).batch(4).in(dir).fit())
                    .isInstanceOf(CourseException.class).hasMessageContaining("epochs 1 (now 2)").hasMessageNotContaining("batch");
        }
        try (Student student = Tiny.student()) {
            DataSet fewer = new DataSet("colours", "made", Tiny.COLOURS, data.train().subList(1, 21), data.validation(), List.of(), List.of());
            assertThatThrownBy(() -> Trainer.of(student, fewer).epochs(1).batch(4).in(dir).fit())
                    .isInstanceOf(CourseException.class).hasMessageContaining("training pictures 21 (sum ").hasMessageContaining("(now 20 (sum ");
        }
    }

    @Test
    void aTrainingScoredInAnotherPrecisionIsRefusedByName() {
        try (Student student = Tiny.student()) {
            Trainer.of(student, data).epochs(1).batch(4).in(dir).fit();
        }
        Precision.BFLOAT16.choose();
        try (Student student = Tiny.student()) {
            assertThatThrownBy(() -> Trainer.of(student, data).epochs(1).batch(4).in(dir).fit())
                    .isInstanceOf(CourseException.class).hasMessageContaining("other settings or pictures: precision float32 (now bfloat16);");
        } finally {
            Precision.FLOAT32.choose();
        }
    }

    private static Item file(Path file, int label) {
        return new Item(Tiny.COLOURS.get(label) + "/" + file.getFileName(), label, Source.of(file));
    }

    /** The folder's pictures of three colours; all train, all are validated. */
    private DataSet folder(Path root, String name) {
        List<Item> items = IntStream.range(0, 3).mapToObj(label -> file(root.resolve(label + ".png"), label)).toList();
        return new DataSet(name, "made", Tiny.COLOURS, items, items, List.of(), List.of());
    }

    private Path draw(Path root, int shade) throws IOException {
        Files.createDirectories(root);
        for (int label = 0; label < 3; label++) {
            BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
            image.setRGB(label, 4, shade << 8 * label);
            ImageIO.write(image, "png", root.resolve(label + ".png").toFile());
        }
        return root;
    }

    private void train(DataSet pictures) {
        try (Student student = Tiny.student()) {
            Trainer.of(student, pictures).epochs(1).batch(2).in(dir.resolve("run")).fit();
        }
    }

    @Test
    void otherPicturesUnderTheSameNamesAreRefused() throws IOException {
        Path root = draw(dir.resolve("pics"), 200);
        train(folder(root, "pics"));
        draw(root, 100);
        assertThatThrownBy(() -> train(folder(root, "pics"))).isInstanceOf(CourseException.class)
                .hasMessageContaining("training pictures 3 (sum ").hasMessageContaining("validation pictures").hasMessageContaining("delete this one");
    }

    @Test
    void theSamePicturesElsewhereGoOn() throws IOException {
        train(folder(draw(dir.resolve("pics"), 200), "pics"));
        train(folder(draw(dir.resolve("other").resolve("pics"), 200), "./other/pics/"));
        DataSet same = folder(dir.resolve("pics"), "pics");
        train(new DataSet("pics", "random (seed 0)", same.classes(), same.train(), same.validation(), same.train(),
                List.of(new LeftOut("red/.DS_Store", "it is hidden"))));
    }

    @Test
    void aSecondTrainingInTheFolderIsRefused() {
        Path run = dir.resolve("run");
        try (Student student = Tiny.student(); ProcessLock other = ProcessLock.tryTake(run).orElseThrow()) {
            assertThatThrownBy(() -> Trainer.of(student, data).epochs(1).in(run).fit()).isInstanceOf(CourseException.class)
                    .hasMessageContaining("Another training works in");
        }
    }

    @Test
    void missingBestWeightsAreToldBeforeTheEpochs() throws IOException {
        end(dir, Progress.SILENT);
        Path checkpoint = dir.resolve("phase-1/checkpoint.safetensors");
        Files.delete(dir.resolve("phase-1").resolve(Checkpoint.read(checkpoint).best()));
        assertThatThrownBy(() -> end(dir, deadAfter(0))).isInstanceOf(CourseException.class).hasMessageContaining("best-");
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Files.createDirectories(dir.resolve("phase-1"));
        Files.writeString(dir.resolve("phase-1/checkpoint.safetensors"), "not a checkpoint at all");
        try (Student student = Tiny.student()) {
            assertThatThrownBy(() -> Trainer.of(student, data).in(dir).fit())
                    .isInstanceOf(CourseException.class).hasMessageContaining("checkpoint.safetensors");
        }
    }
}
