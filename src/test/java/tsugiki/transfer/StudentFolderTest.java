package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.zoo.Network;
import tsugiki.zoo.Zoo;

class StudentFolderTest {

    @TempDir
    Path folder;

    private static Student student(HeadPlan plan) {
        Network net = Zoo.create("efficientnet_lite0");
        net.initialize(1);
        return Student.of(net, Made.CLASSES, plan, 4);
    }

    private Path saved() {
        Path target = folder.resolve("runs").resolve("first");
        try (Student student = student(HeadPlan.linear())) {
            student.save(target);
        }
        return target;
    }

    @Test
    void comesBackWithTheSameNumbersAndChoices() {
        Path target = folder.resolve("student");
        TrainingNote note = new TrainingNote("tune", Map.of("split", "official"), Map.of("test", 0.5));
        try (Student before = student(HeadPlan.hidden(7, 0.25)).trainOnly(Part.from("features.8")).statistics(Statistics.DRIFTING)) {
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
    void isOneFolderOfTwoFilesAndNothingBesideIt() throws IOException {
        Path target = saved();
        try (Stream<Path> files = Files.list(target); Stream<Path> beside = Files.list(target.getParent())) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("weights.safetensors", "student.json");
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
        try (Student student = student(HeadPlan.linear())) {
            assertThatThrownBy(() -> student.save(folder)).isInstanceOf(CourseException.class).hasMessageContaining("holds files that are no student");
        }
        assertThat(folder.resolve("thesis.txt")).hasContent("years of work");
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
        Files.writeString(facts, Files.readString(facts).replace("\"format\": 2", "\"format\": 3"));
        assertThatThrownBy(() -> Student.load(facts.getParent())).hasMessageContaining("newer kit (format 3, this one knows 2)");
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
