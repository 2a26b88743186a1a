package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.explain.StateCopy;
import tsugiki.features.Features;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.zoo.Zoo;

/** SqueezeNet's head is a convolution of the maps, not a Linear of the features. */
class SqueezeNetStudentTest {

    private static final int SIDE = 33;

    @TempDir
    Path folder;

    private static Network network() {
        Network net = Zoo.create("squeezenet1_1");
        net.initialize(1);
        return net;
    }

    private static NDArray pictures(Network net) {
        return Made.pictures(net.manager(), 2, SIDE);
    }

    static Stream<HeadPlan> plans() {
        return Stream.of(HeadPlan.linear(), HeadPlan.classifier(), HeadPlan.hidden(7, 0.25), HeadPlan.probe());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyHeadTrainsAloneAndComesBackFromItsFolder(HeadPlan plan) {
        try (Student before = Student.of(network(), Made.CLASSES, plan); NDArray x = pictures(before.network())) {
            Map<String, float[]> values = Made.values(before.network());
            Made.train(before, 2, SIDE);
            assertThat(Made.values(before.network())).allSatisfy((path, value) ->
                    assertThat(Arrays.equals(value, values.get(path))).isNotEqualTo(before.trainable().containsKey(path)));
            before.save(folder.resolve("student"));
            try (Student after = Student.load(folder.resolve("student"))) {
                assertThat(after.probabilities(x).getShape()).isEqualTo(new Shape(2, 3));
                assertThat(after.probabilities(x).toFloatArray()).containsExactly(before.probabilities(x).toFloatArray());
                assertThat(after.plan()).isEqualTo(plan);
                assertThat(after.newLayers()).isEqualTo(before.newLayers());
            }
        }
    }

    @Test
    void aNewConvolutionTakesThePlaceOfTheOldOne() {
        for (HeadPlan plan : List.of(HeadPlan.linear(), HeadPlan.classifier())) {
            try (Student student = Student.of(network(), Made.CLASSES, plan)) {
                assertThat(student.network().child("classifier").children().values()).extracting(Object::toString).containsExactly(
                        "Dropout(0.5)", "Conv2d(512 -> 3, 1x1, stride 1)", "ReLU", "AdaptiveAvgPool2d(1x1)");
                assertThat(student.trainable()).containsOnlyKeys("classifier.1.weight", "classifier.1.bias");
            }
        }
    }

    @Test
    void layersOfOnesOwnTakeThePlaceOfTheClassifier() {
        try (Student student = Student.of(network(), Made.CLASSES, HeadPlan.hidden(7, 0.25))) {
            assertThat(student.newLayers()).isEqualTo("classifier");
            assertThat(student.network().head().children().values()).extracting(Object::toString)
                    .containsExactly("Linear(512 -> 7)", "ReLU", "Dropout(0.25)", "Linear(7 -> 3)");
        }
    }

    @Test
    void featuresAreTheMeansOfTheMapsUnderEveryHead() {
        try (Network net = network(); NDArray x = pictures(net); Autograd.Mode off = Autograd.off()) {
            float[] means = net.features(x).mean(new int[] {3}).mean(new int[] {2}).toFloatArray();
            assertThat(net.embed(x).getShape()).isEqualTo(new Shape(2, 512));
            assertThat(net.embed(x).toFloatArray()).containsExactly(means, within(1e-5f));
            Student.of(net, Made.CLASSES, HeadPlan.hidden(7, 0.25));
            assertThat(net.embed(x).toFloatArray()).containsExactly(means, within(1e-5f));
        }
    }

    @Test
    void asAHeadTheStudentAnswersAsTheProbeAlsoFromItsFolder() {
        SoftmaxProbe probe = SoftmaxProbe.fit(Made.features(3, 4, 512, 1, 7));
        try (Student student = Student.of(network(), probe.classes(), probe).evaluate();
                NDArray x = pictures(student.network()); Autograd.Mode off = Autograd.off()) {
            Features features = new Features(student.network().embed(x).toFloatArray(), 512, new int[2], List.of("a", "b"), probe.classes());
            float[] logits = student.logits(x).toFloatArray();
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isCloseTo(probe.scores(features)[i / 3][i % 3], within(1e-3f));
            }
            student.save(folder.resolve("probe"));
            try (Student loaded = Student.load(folder.resolve("probe"))) {
                assertThat(loaded.logits(x).toFloatArray()).containsExactly(logits);
            }
        }
    }

    @Test
    void aProbeOnOtherFeaturesIsRefusedAndTheConvolutionStays() {
        SoftmaxProbe probe = SoftmaxProbe.fit(Made.features(3, 5, 7, 1, 7));
        try (Network net = network()) {
            assertThatThrownBy(() -> Student.of(net, probe.classes(), probe)).hasMessageContaining("takes 512 features, but the probe was fitted on 7");
            assertThat(net.head().describe()).isEqualTo("Conv2d(512 -> 1000, 1x1, stride 1)");
        }
    }

    @Test
    void aConvolutionThatIsGoneIsNotPutBackAndTheFirstStudentGoesOn() {
        try (Network net = network(); NDArray x = pictures(net)) {
            Student first = Student.of(net, Made.CLASSES, HeadPlan.probe());
            assertThatThrownBy(() -> Student.of(net, Made.CLASSES)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("replaced the whole classifier of squeezenet1_1");
            assertThat(first.probabilities(x).getShape()).isEqualTo(new Shape(2, 3));
            assertThat(Student.of(net, Made.CLASSES, HeadPlan.hidden(4, 0)).probabilities(x).getShape()).isEqualTo(new Shape(2, 3));
        }
    }

    @Test
    void whatMovedIsToldOfAClassifierThatWasReplaced() {
        try (Network net = network()) {
            StateCopy before = StateCopy.of(net);
            Student.of(net, Made.CLASSES, HeadPlan.probe());
            Table moved = before.moved(StateCopy.of(net));
            Table head = moved.where(moved.stringColumn("part").isEqualTo("classifier"));
            assertThat(head.intColumn("arrays").asList()).containsExactly(1, 1);
            assertThat(head.doubleColumn("median change").countMissing()).isEqualTo(2);
        }
    }
}
