package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Linear;
import tsugiki.zoo.Zoo;

class FreezingTest {

    private static final int STEPS = 3;

    /** Paths whose values are not equal to the bit after some steps. */
    private static Set<String> moved(Student student) {
        Map<String, float[]> before = Made.values(student.network());
        Made.train(student, STEPS);
        Set<String> moved = new TreeSet<>();
        Made.values(student.network()).forEach((path, after) -> {
            if (!Arrays.equals(before.get(path), after)) {
                moved.add(path);
            }
        });
        return moved;
    }

    @Test
    void onlyTheNewHeadMovesAtFirst() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThat(moved(student)).containsExactly("fc.bias", "fc.weight");
        }
    }

    @Test
    void driftingStatisticsMoveUnderFrozenWeights() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).statistics(Statistics.DRIFTING)) {
            assertThat(moved(student)).containsExactly(
                    "bn1.num_batches_tracked", "bn1.running_mean", "bn1.running_var", "fc.bias", "fc.weight",
                    "layer1.1.num_batches_tracked", "layer1.1.running_mean", "layer1.1.running_var");
        }
    }

    @Test
    void fromAStageEverythingBehindItMovesWithItsStatistics() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.from("layer1"))) {
            assertThat(moved(student)).containsExactly("fc.bias", "fc.weight", "layer1.0.weight", "layer1.1.bias",
                    "layer1.1.num_batches_tracked", "layer1.1.running_mean", "layer1.1.running_var", "layer1.1.weight");
        }
    }

    @Test
    void allMovesEverything() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.ALL)) {
            assertThat(moved(student)).isEqualTo(new TreeSet<>(student.network().state().keySet()));
        }
    }

    @Test
    void frozenStatisticsStayWhereAllWeightsMove() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.ALL).statistics(Statistics.FROZEN)) {
            assertThat(moved(student)).isEqualTo(new TreeSet<>(student.network().parameters().keySet()));
        }
    }

    @Test
    void freezingAgainAfterTuningHolds() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.ALL)) {
            Made.train(student, 1);
            assertThat(moved(student.trainOnly(Part.NEW_LAYERS))).containsExactly("fc.bias", "fc.weight");
        }
    }

    /** The guide took {@code fc} before it was replaced, so that nothing would have trained. */
    @Test
    void theClassifierIsTheOneThatRunsAlsoAfterALaterSurgery() {
        try (Network net = Made.network()) {
            Student.of(net, Made.CLASSES).trainOnly(Part.CLASSIFIER);
            Student later = Student.of(net, List.of("cat", "dog")).trainOnly(Part.CLASSIFIER);
            assertThat(later.trainable().values()).contains(((Linear) net.head()).weight());
            assertThat(moved(later)).containsExactly("fc.bias", "fc.weight");
        }
    }

    @Test
    void aPartChosenForANetworkBeforeItsSurgeryTrainsTheNewHead() {
        Part chosenEarly = Part.CLASSIFIER;
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(chosenEarly)) {
            assertThat(moved(student)).containsExactly("fc.bias", "fc.weight");
        }
    }

    @Test
    void anUnknownStageListsTheStagesAndChangesNothing() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThatThrownBy(() -> student.trainOnly(Part.from("layer9"))).isInstanceOf(CourseException.class)
                    .hasMessage("resnet18 has no stage 'layer9' to train from: choose one of conv1, bn1, layer1, fc.");
            assertThat(student.part()).isEqualTo(Part.NEW_LAYERS);
        }
    }

    @Test
    void resNet18MovesFromLayer4OnWithRealBlocks() {
        Network net = Zoo.create("resnet18");
        net.initialize(1);
        try (Student student = Student.of(net, Made.CLASSES).trainOnly(Part.from("layer4"))) {
            assertThat(moved(student)).allMatch(path -> path.startsWith("layer4.") || path.startsWith("fc."))
                    .contains("layer4.0.conv1.weight", "layer4.0.downsample.1.running_mean", "fc.weight");
        }
    }

    @Test
    void theFrozenPrefixEndsWhereSomethingLearnsOrDrifts() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThat(student.frozenPrefix()).isEqualTo(student.network().modules());
            assertThat(student.trainOnly(Part.from("layer1")).frozenPrefix()).containsExactly("conv1", "bn1", "relu");
            assertThat(student.statistics(Statistics.DRIFTING).frozenPrefix()).containsExactly("conv1");
            assertThat(student.trainOnly(Part.ALL).statistics(Statistics.FROZEN).frozenPrefix()).isEmpty();
        }
        try (Student student = Student.of(Zoo.create("vit_b_32"), Made.CLASSES).trainOnly(Part.from("encoder.layers.encoder_layer_1"))) {
            assertThat(student.frozenPrefix()).containsExactly("conv_proj", "encoder.layers.encoder_layer_0");
            assertThat(student.trainOnly(Part.from("conv_proj")).frozenPrefix()).as("the class token is trained").isEmpty();
        }
    }

    @Test
    void theFrozenPrefixStaysInEvaluationMode() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.from("layer1")).train()) {
            assertThat(student.network().isTraining()).isTrue();
            assertThat(student.network().child("bn1").isTraining()).isFalse();
            assertThat(student.network().child("layer1.1").isTraining()).isTrue();
            student.statistics(Statistics.DRIFTING).train();
            assertThat(student.network().child("bn1").isTraining()).isTrue();
        }
    }

    @Test
    void partsAreReadFromWords() {
        assertThat(Part.of("all")).isEqualTo(Part.ALL);
        assertThat(Part.of("new-layers")).isEqualTo(Part.NEW_LAYERS);
        assertThat(Part.of("layer4")).isEqualTo(Part.from("layer4"));
        assertThat(Part.of(Part.from("features.7").key())).isEqualTo(Part.from("features.7"));
    }
}
