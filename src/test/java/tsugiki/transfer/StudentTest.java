package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;
import tsugiki.zoo.Zoo;

class StudentTest {

    @Test
    void oneLinearTakesThePlaceOfTheHead() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThat(student.network().head().describe()).isEqualTo("Linear(6 -> 3)");
            assertThat(student.newLayers()).isEqualTo("fc");
            assertThat(student.classes()).isEqualTo(Made.CLASSES);
        }
    }

    @Test
    void logitsHaveOneColumnForEachClass() {
        try (Student student = Student.of(Made.network(), Made.CLASSES);
                NDArray x = Made.pictures(student.network().manager(), 2)) {
            assertThat(student.evaluate().logits(x).getShape()).isEqualTo(new Shape(2, 3));
        }
    }

    @Test
    void probabilitiesOfAPictureAddUpToOneAndTheModeStays() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).train();
                NDArray x = Made.pictures(student.network().manager(), 2)) {
            assertThat(student.probabilities(x).sum(new int[] {1}).toFloatArray()).containsExactly(new float[] {1, 1}, offset(1e-5f));
            assertThat(student.network().isTraining()).isTrue();
        }
    }

    @Test
    void hiddenLayersOfOnesOwn() {
        try (Student student = Student.of(Made.network(), Made.CLASSES, HeadPlan.hidden(5, 0.5))) {
            assertThat(student.network().head().children().values()).extracting(Object::toString)
                    .containsExactly("Linear(6 -> 5)", "ReLU", "Dropout(0.5)", "Linear(5 -> 3)");
        }
    }

    @Test
    void vggsLastLinearIsReplacedAndTheTwoBeforeItStay() {
        try (Network vgg = Zoo.create("vgg16_bn")) {
            Student student = Student.of(vgg, Made.CLASSES);
            assertThat(vgg.child("classifier.6").describe()).isEqualTo("Linear(4096 -> 3)");
            assertThat(student.trainable()).containsOnlyKeys("classifier.6.weight", "classifier.6.bias");
            assertThat(student.trainOnly(Part.CLASSIFIER).trainable()).containsOnlyKeys("classifier.0.weight", "classifier.0.bias",
                    "classifier.3.weight", "classifier.3.bias", "classifier.6.weight", "classifier.6.bias");
        }
    }

    @Test
    void vggWithTheGuidesClassesHasTheGuidesNumberOfWeights() {
        List<String> classes = IntStream.range(0, 102).mapToObj(i -> "flower" + i).toList();
        try (Network vgg = Zoo.create("vgg16_bn"); Network resnet = Zoo.create("resnet50")) {
            assertThat(Student.of(vgg, classes).network().parameterCount()).isEqualTo(134_686_886);
            assertThat(Student.of(resnet, classes).network().parameterCount()).isEqualTo(23_717_030);
        }
    }

    @Test
    void alexNetsWholeClassifierIsBuiltAgainWithItsWidths() {
        try (Network net = Zoo.create("alexnet")) {
            Student student = Student.of(net, Made.CLASSES, HeadPlan.classifier());
            assertThat(net.head()).isInstanceOf(Sequential.class);
            assertThat(net.head().children().values()).extracting(Object::toString).containsExactly(
                    "Dropout(0.5)", "Linear(9216 -> 4096)", "ReLU", "Dropout(0.5)", "Linear(4096 -> 4096)", "ReLU", "Linear(4096 -> 3)");
            assertThat(student.trainable()).hasSize(6);
        }
    }

    @Test
    void aClassifierOfOneLinearIsTheSameAsTheHead() {
        try (Student student = Student.of(Made.network(), Made.CLASSES, HeadPlan.classifier())) {
            assertThat(student.network().head()).isInstanceOf(Linear.class);
            assertThat(student.network().headPath()).isEqualTo("fc");
        }
    }

    @Test
    void aClassifierThatWasReplacedAsAWholeCanOnlyBeReplacedAsAWhole() {
        try (Network net = Zoo.create("alexnet")) {
            Student first = Student.of(net, Made.CLASSES, HeadPlan.classifier());
            assertThatThrownBy(() -> Student.of(net, Made.CLASSES)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("replaced the whole classifier of alexnet").hasMessageContaining("load the network again");
            assertThat(first.trainable()).hasSize(6);
            assertThat(Student.of(net, Made.CLASSES, HeadPlan.classifier()).trainable()).hasSize(6);
        }
    }

    @Test
    void sameSeedSameHeadOtherSeedOther() {
        try (Student a = Student.of(Made.network(), Made.CLASSES, HeadPlan.linear(), 1);
                Student b = Student.of(Made.network(), Made.CLASSES, HeadPlan.linear(), 1);
                Student c = Student.of(Made.network(), Made.CLASSES, HeadPlan.linear(), 2)) {
            float[] head = Made.values(a.network()).get("fc.weight");
            assertThat(Made.values(b.network()).get("fc.weight")).containsExactly(head);
            assertThat(Made.values(c.network()).get("fc.weight")).isNotEqualTo(head);
        }
    }

    @Test
    void oneClassIsRefused() {
        try (Network net = Made.network()) {
            assertThatThrownBy(() -> Student.of(net, List.of("rose"))).isInstanceOf(CourseException.class)
                    .hasMessage("A classifier needs at least two classes, but there is only 'rose': add pictures of another class.");
            assertThat(net.head().describe()).isEqualTo("Linear(6 -> 10)");
        }
    }

    @Test
    void aClassNamedTwiceIsRefused() {
        try (Network net = Made.network()) {
            assertThatThrownBy(() -> Student.of(net, List.of("rose", "rose"))).hasMessageContaining("'rose' is named twice");
        }
    }

    @Test
    void aStudentWhoseHeadWasTakenOffSaysSo() {
        try (Network net = Made.network(); NDArray x = Made.pictures(net.manager(), 1)) {
            Student first = Student.of(net, Made.CLASSES);
            Student.of(net, List.of("cat", "dog", "cow"));
            assertThatThrownBy(() -> first.logits(x)).isInstanceOf(CourseException.class).hasMessageContaining("taken off");
        }
    }

    @Test
    void itSaysWhatIsTrainedAndWhatStatisticsDo() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThat(student.describe()).isEqualTo("""
                    resnet18 with 3 classes: fc Linear(6 -> 3)
                    trained: NEW_LAYERS, 21 of 365 weights
                    statistics: BatchNorm statistics stay where the weights are frozen (2 of 2 BatchNorm blocks stay)""");
        }
    }
}
