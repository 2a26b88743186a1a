package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Device;
import tsugiki.nn.Precision;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Made;
import tsugiki.transfer.Part;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

class SpaceTest {

    private static final Preprocessing SMALL = new Preprocessing(8, 8, Interpolation.BILINEAR, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    private final Network net = Made.network();

    @AfterEach
    void close() {
        net.close();
    }

    private Space at(String stage) {
        return Space.of(net, stage, SMALL, Space.PLAIN, DataType.FLOAT32);
    }

    @Test
    void theShapeIsThatOfOnePicture() {
        assertThat(at("conv1").shape()).containsExactly(4L, 8L, 8L);
        assertThat(at("layer1").shape()).containsExactly(6L, 4L, 4L);
        assertThat(at(Space.HEAD).shape()).containsExactly(6L);
        assertThat(at("layer1").bytes()).isEqualTo(6 * 4 * 4 * 4);
    }

    @Test
    void aNewHeadChangesNoSpace() {
        Space head = at(Space.HEAD);
        Space below = at("bn1");
        Student student = Student.of(net, Made.CLASSES);
        Made.train(student.trainOnly(Part.NEW_LAYERS), 1);
        assertThat(at(Space.HEAD)).isEqualTo(head);
        assertThat(at("bn1")).isEqualTo(below);
    }

    @Test
    void weightsBelowTheStageCountAndThoseAboveDoNot() {
        List<Space> before = List.of(at("bn1"), at("layer1"), at(Space.HEAD));
        Made.train(Student.of(net, Made.CLASSES).trainOnly(Part.from("layer1")).statistics(Statistics.FROZEN), 1);
        assertThat(at("bn1")).isEqualTo(before.get(0));
        assertThat(at("layer1")).isNotEqualTo(before.get(1));
        assertThat(at(Space.HEAD)).isNotEqualTo(before.get(2));
    }

    @Test
    void driftedStatisticsAreAnotherSpace() {
        Space before = at(Space.HEAD);
        Made.train(Student.of(net, Made.CLASSES).statistics(Statistics.DRIFTING), 1);
        assertThat(at(Space.HEAD)).isNotEqualTo(before);
    }

    @Test
    void anotherPreprocessingViewOrTypeIsAnotherSpace() {
        Space plain = at("bn1");
        assertThat(Space.of(net, "bn1", SMALL.size(9, 8), Space.PLAIN, DataType.FLOAT32)).isNotEqualTo(plain);
        assertThat(Space.of(net, "bn1", SMALL, "1", DataType.FLOAT32)).isNotEqualTo(plain);
        assertThat(Space.of(net, "bn1", SMALL, Space.PLAIN, DataType.FLOAT16)).isNotEqualTo(plain);
        assertThat(at("bn1")).isEqualTo(plain);
    }

    @Test
    void whatIsComputedInAnotherPrecisionIsAnotherSpace() {
        Space plain = at("bn1");
        Precision.BFLOAT16.choose();
        try {
            assertThat(at("bn1")).isNotEqualTo(plain);
            assertThat(at("bn1").origin()).containsEntry("precision", "bfloat16");
        } finally {
            Precision.FLOAT32.choose();
        }
        assertThat(at("bn1")).isEqualTo(plain);
    }

    @Test
    void theModeOfTheNetworkStays() {
        net.train(true);
        at(Space.HEAD);
        assertThat(net.isTraining()).isTrue();
    }

    @Test
    void aStageThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> at("layer9")).isInstanceOf(CourseException.class).hasMessageContaining("layer9").hasMessageContaining("layer1");
    }

    @Test
    void theMeanOfPlacesIsOverMapsTokensAndChannelsThatComeLast() {
        try (NDManager memory = Device.newManager()) {
            float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
            assertThat(Space.meanOfPlaces(memory.create(values, new Shape(1, 3, 2, 2))).toFloatArray()).containsExactly(2.5f, 6.5f, 10.5f);
            assertThat(Space.meanOfPlaces(memory.create(values, new Shape(1, 2, 2, 3))).toFloatArray()).containsExactly(5.5f, 6.5f, 7.5f);
            assertThat(Space.meanOfPlaces(memory.create(values, new Shape(2, 3, 2))).toFloatArray()).containsExactly(3, 4, 9, 10);
            assertThat(Space.meanOfPlaces(memory.create(values, new Shape(3, 4))).getShape()).isEqualTo(new Shape(3, 4));
        }
    }
}
