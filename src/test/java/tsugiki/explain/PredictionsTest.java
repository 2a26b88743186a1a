package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

class PredictionsTest {

    private static final Picture PICTURE = Picture.filled(60, 40, 200, 100, 0);

    private static Network made() {
        Network net = Zoo.create("resnet18");
        net.initialize(1);
        return net;
    }

    @Test
    void likeliestComesFirst() {
        try (Network net = made()) {
            Table top = Predictions.top(net, PICTURE, 5);
            assertThat(top.columnNames()).containsExactly("class", "probability");
            assertThat(top.doubleColumn("probability").asList()).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
    }

    @Test
    void probabilitiesAddUpToOneAndLeaveTheModeAlone() {
        try (Network net = made()) {
            net.train(true);
            float[] p = Predictions.probabilities(net, PICTURE, Preprocessing.IMAGENET.size(36, 32));
            double sum = 0;
            for (float value : p) {
                sum += value;
            }
            assertThat(sum).isCloseTo(1, within(1e-4));
            assertThat(net.isTraining()).isTrue();
        }
    }

    @Test
    void studentNamesItsOwnClasses() {
        try (Network net = made()) {
            Student student = Student.of(net, List.of("rose", "tulip"));
            assertThat(Predictions.top(student, PICTURE, 5).stringColumn("class").asList()).containsExactlyInAnyOrder("rose", "tulip");
            assertThatThrownBy(() -> Predictions.top(net, PICTURE, 5)).isInstanceOf(CourseException.class).hasMessageContaining("2 classes");
        }
    }
}
