package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.data.Picture;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

class PredictionsTest {

    @Test
    void softmaxOfEqualLogitsIsEqual() {
        assertThat(Predictions.softmax(new float[] {1000, 1000, 1000, 1000})).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
    }

    @Test
    void topNamesTheMostProbableFirst() {
        Table top = Predictions.top(new float[] {0.2f, 0.7f, 0.1f}, List.of("iris", "rose", "lily"), 2);
        assertThat(top.stringColumn("class").asList()).containsExactly("rose", "iris");
        assertThat(top.doubleColumn("probability").get(0)).isCloseTo(0.7, within(1e-6));
    }

    @Test
    void topRefusesNamesThatDoNotFit() {
        assertThatThrownBy(() -> Predictions.top(new float[3], List.of("iris", "rose"), 1))
                .isInstanceOf(CourseException.class).hasMessageContaining("3 probabilities but 2 class names");
    }

    @Test
    void aStudentAnswersWithItsClasses() {
        var net = Zoo.create("resnet18");
        net.initialize(1);
        try (Student student = Student.of(net, List.of("iris", "rose"))) {
            student.preprocessing(student.preprocessing().size(40, 32));
            Table top = Predictions.top(student, Picture.filled(50, 40, 200, 100, 50), 5);
            assertThat(top.stringColumn("class").asList()).containsExactlyInAnyOrder("iris", "rose");
            assertThat(top.doubleColumn("probability").sum()).isCloseTo(1, within(1e-6));
        }
    }
}
