package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

class StudentFolderTest {

    @TempDir
    Path folder;

    private Path saved() {
        return Made.saved(folder);
    }

    @Test
    void comesBackWithTheSameNumbersAndChoices() {
        Path target = folder.resolve("student");
        TrainingNote note = new TrainingNote("tune", Map.of("split", "official"), Map.of("test", 0.5));
        try (Student before = Made.student(HeadPlan.hidden(7, 0.25)).trainOnly(Part.from("features.8")).statistics(Statistics.DRIFTING)) {
            before.preprocessing(before.preprocessing().size(64, 56));
            before.save(target, note);
            try (Student after = Student.load(target); NDArray x = Made.pictures(before.network().manager(), 2)) {
                assertThat(after.probabilities(x).toFloatArray()).containsExactly(before.probabilities(x).toFloatArray());
                assertThat(after.classes()).isEqualTo(Made.CLASSES);
                assertThat(after.plan()).isEqualTo(HeadPlan.hidden(7, 0.25));
                assertThat(after.part()).isEqualTo(Part.from("features.8"));
                assertThat(after.statistics()).isEqualTo(Statistics.DRIFTING);
                assertThat(after.preprocessing()).isEqualTo(before.preprocessing());
                assertThat(after.note()).isEqualTo(note);
                assertThat(after.trainable().keySet()).isEqualTo(before.trainable().keySet());
            }
        }
    }

    @Test
    void isOneFolderOfTwoFilesWithItsCardAndNothingBesideIt() throws IOException {
        Path target = saved();
        try (Stream<Path> files = Files.list(target); Stream<Path> beside = Files.list(target.getParent())) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("weights.safetensors", "student.json", "README.md", "card.json");
            assertThat(beside).containsExactly(target);
        }
    }

    @Test
    void takesThePlaceOfAnEarlierStudent() throws IOException {
        Path target = saved();
        try (Student other = Student.of(Zoo.create("efficientnet_lite0"), List.of("cat", "dog"))) {
            other.network().initialize(2);
            other.save(target);
        }
        try (Student loaded = Student.load(target); Stream<Path> beside = Files.list(target.getParent())) {
            assertThat(loaded.classes()).containsExactly("cat", "dog");
            assertThat(beside).containsExactly(target);
        }
    }

    @Test
    void neverWritesOverAFolderOfOtherFiles() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");
        try (Student student = Made.student(HeadPlan.linear())) {
            assertThatThrownBy(() -> student.save(folder)).isInstanceOf(CourseException.class).hasMessageContaining("holds files that are no student");
        }
        assertThat(folder.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void otherFilesInAStudentsFolderStay() throws IOException {
        Path notes = saved().resolve("notes");
        Files.createDirectories(notes);
        Files.writeString(notes.resolve("thesis.txt"), "years of work");
        saved();
        assertThat(notes.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void aLinkToAFolderStaysOne() throws IOException {
        Path real = Files.createDirectories(folder.resolve("disk/student"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (Student student = Made.student(HeadPlan.linear())) {
            student.save(link);
            student.save(link);
        }
        assertThat(link).isSymbolicLink();
        try (Student loaded = Student.load(link); Stream<Path> files = Files.list(real)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void aPlaceWhereNoStudentCanBeIsToldBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        Path foreign = Files.createDirectories(folder.resolve("school"));
        Files.writeString(foreign.resolve("student.json"), "[\"Ada\"]");
        assertThatThrownBy(() -> StudentPlace.check(file)).isInstanceOf(CourseException.class).hasMessageContaining("is a file");
        assertThatThrownBy(() -> StudentPlace.check(file.resolve("student"))).isInstanceOf(CourseException.class).hasMessageContaining("is no folder");
        assertThatThrownBy(() -> StudentPlace.check(dangling)).isInstanceOf(CourseException.class).hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> StudentPlace.check(foreign)).isInstanceOf(CourseException.class).hasMessageContaining("no student");
        assertThatThrownBy(() -> StudentPlace.check(folder.getRoot())).isInstanceOf(CourseException.class).hasMessageContaining("root of the disk");
    }

    /** Saving another student, cut off after so many steps; no step leaves a mix. */
    @ParameterizedTest
    @CsvSource({"0, 3, false", "1, 3, false", "2, 2, false", "3, 2, false", "1, 3, true", "2, 2, true"})
    void aKillBetweenTwoStepsLeavesTheOldStudentOrTheNew(int steps, int classes, boolean byAnEarlierKit) throws IOException {
        Path target = saved();
        Path facts = target.resolve("student.json");
        if (byAnEarlierKit) {
            Files.writeString(facts, Files.readString(facts).replaceAll("\"weights\": \"[0-9a-f]+\",", ""));
        }
        try (Student other = Student.of(Zoo.create("efficientnet_lite0"), List.of("cat", "dog"))) {
            other.network().initialize(2);
            String weights = steps > 0 ? StudentFolder.stage(other, target) : "";
            if (steps > 1) {
                StudentFolder.commit(StudentFacts.of(other, TrainingNote.NONE, weights), target);
            }
            if (steps > 2) {
                StudentFolder.settle(target);
            }
            assertLoads(target, classes);
            Files.writeString(target.resolve(".student.json.999999999-1.part"), "what a killed writer left");
            Files.writeString(target.resolve(".weights.safetensors.lock"), "");
            other.save(target);
        }
        assertLoads(target, 2);
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("weights.safetensors", "student.json", "README.md", "card.json");
        }
    }

    private static void assertLoads(Path target, int classes) {
        try (Student loaded = Student.load(target)) {
            assertThat(loaded.classes()).hasSize(classes);
        }
    }

    @Test
    void theFirstSaveCutOffIsNoStudentAndNoObstacle() throws IOException {
        Path target = Files.createDirectories(folder.resolve("first"));
        try (Student student = Made.student(HeadPlan.linear())) {
            StudentFolder.stage(student, target);
            assertThatThrownBy(() -> Student.load(target)).isInstanceOf(CourseException.class).hasMessageContaining("is no student");
            student.save(target);
        }
        assertLoads(target, 3);
    }

    /** The first process number that Linux never gives. */
    @Test
    void aStudentThatAnEarlierKitLeftWithoutItsNameIsFound() throws IOException {
        Path target = saved();
        Files.move(target, target.resolveSibling("first.4194304.old"));
        assertLoads(target, 3);
        Files.createDirectories(target.resolveSibling("first.4194304.part"));
        saved();
        try (Stream<Path> beside = Files.list(target.getParent())) {
            assertThat(beside).containsExactly(target);
        }
    }

    @Test
    void aFolderBesideAStudentStaysIfItHoldsAnythingElse() throws IOException {
        Path target = saved();
        Path notes = Files.writeString(Files.createDirectories(target.resolveSibling("first.4194304.old")).resolve("notes.txt"), "years of work");
        Path own = Files.writeString(Files.createDirectories(target.resolveSibling("first.4194304.part")).resolve("README.md"), "years of work");
        Path inner = Files.createDirectories(target.resolveSibling("first.4194303.old").resolve("history.csv"));
        saved();
        assertThat(notes).hasContent("years of work");
        assertThat(own).hasContent("years of work");
        assertThat(inner).isDirectory();
    }

    @Test
    void aCopyCalledByADateIsNeitherSweptNorTakenOver() throws IOException {
        Path target = saved();
        Path copy = Files.move(target, target.resolveSibling("first.20261130.old"));
        assertThatThrownBy(() -> Student.load(target)).isInstanceOf(CourseException.class).hasMessageContaining("is no student");
        saved();
        assertLoads(copy, 3);
    }

    @Test
    void aCopyWithOtherFilesIsNotTakenOver() throws IOException {
        Path target = saved();
        Path copy = Files.move(target, target.resolveSibling("first.4194304.old"));
        Files.writeString(copy.resolve("notes.txt"), "years of work");
        assertThatThrownBy(() -> Student.load(target)).isInstanceOf(CourseException.class).hasMessageContaining("is no student");
        assertLoads(copy, 3);
    }

    @Test
    void weightsOfAnotherStudentAreRefused() throws IOException {
        Path target = saved();
        Path weights = target.resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertThatThrownBy(() -> Student.load(target)).isInstanceOf(CourseException.class).hasMessageContaining("are not the weights that student.json names");
    }

    @Test
    void whatItLearntFromComesBack() throws IOException {
        Path a = Files.writeString(folder.resolve("a.jpg"), "a");
        Path b = Files.writeString(folder.resolve("b.jpg"), "b");
        Path copy = Files.writeString(folder.resolve("copy of a.jpg"), "a");
        Item one = new Item("rose/a.jpg", 0, Source.of(a));
        Item two = new Item("rose/b.jpg", 0, Source.of(b));
        Item three = new Item("lily/copy of a.jpg", 1, Source.of(copy));
        Item drawn = new Item("lily/drawn.jpg", 1, () -> null);
        Item missing = new Item("lily/none.jpg", 1, Source.of(folder.resolve("none.jpg")));
        try (Student student = Made.student(HeadPlan.linear())) {
            student.learnsFrom(List.of(one, drawn, missing), List.of(two)).save(folder.resolve("s"));
            student.learnsFrom(List.of(two), List.of()).save(folder.resolve("s"));
        }
        try (Student loaded = Student.load(folder.resolve("s"))) {
            assertThat(loaded.learnt().trained()).hasSize(2).contains("ca978112ca1bbdca"); // SHA-256 of "a"
            assertThat(loaded.learnt().sort(List.of(one, two, three, drawn, missing)))
                    .isEqualTo(new Learnt.Sorted(List.of(one, two, three), List.of(), List.of(drawn, missing)));
        }
    }

    @Test
    void aScoreThatIsNoNumberIsNotSaved() {
        Path target = folder.resolve("s");
        try (Student student = Made.student(HeadPlan.linear())) {
            student.save(target, new TrainingNote("head", Map.of(), Map.of("test", Double.NaN, "baseline", 0.5)));
        }
        try (Student loaded = Student.load(target)) {
            assertThat(loaded.note().scores()).containsOnly(Map.entry("baseline", 0.5));
        }
    }

    @Test
    void theFormerFormatIsRead() throws IOException {
        Path facts = saved().resolve("student.json");
        Files.writeString(facts, Files.readString(facts).replace("\"format\": 2", "\"format\": 1"));
        try (Student loaded = Student.load(facts.getParent())) {
            assertThat(loaded.plan()).isEqualTo(HeadPlan.linear());
        }
    }

    @Test
    void theTeachersWeightSetIsKept() {
        Network net = Zoo.create("efficientnet_b1", 1000, "IMAGENET1K_V1");
        net.initialize(1);
        try (Student student = Student.of(net, Made.CLASSES)) {
            student.save(folder.resolve("first"));
            try (Student loaded = Student.load(folder.resolve("first"))) {
                assertThat(loaded.network().weightSet()).contains(net.card().weights("IMAGENET1K_V1"));
                assertThat(loaded.preprocessing().resize()).isEqualTo(256).isNotEqualTo(net.card().preprocessing().resize());
            }
        }
    }

    @Test
    void aProbeStudentLoadsAsANetwork() {
        Network net = Zoo.create("efficientnet_lite0");
        net.initialize(1);
        SoftmaxProbe probe = SoftmaxProbe.fit(Made.features(3, 4, 1280, 1, 7));
        try (Student student = Student.of(net, probe.classes(), probe); NDArray x = Made.pictures(net.manager(), 2)) {
            student.save(folder.resolve("probe"));
            try (Student loaded = Student.load(folder.resolve("probe"))) {
                assertThat(loaded.probabilities(x).toFloatArray()).containsExactly(student.probabilities(x).toFloatArray());
            }
        }
    }
}
