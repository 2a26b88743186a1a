package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class BatchNorm2dTest {

    private final NDManager manager = Device.newManager();
    private final BatchNorm2d norm = new BatchNorm2d(1);
    private NDArray x;

    @BeforeEach
    void draw() {
        norm.initialize(manager, 0);
        x = manager.create(new float[] {1, 2, 3, 6}, new Shape(1, 1, 2, 2));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void trainingMovesRunningStatisticsByTheMomentum() {
        norm.train(true);
        float[] y = norm.call(x).toFloatArray();
        assertThat(y[0]).isCloseTo((float) ((1 - 3) / Math.sqrt(3.5 + 1e-5)), within(1e-5f));
        assertThat(norm.mean().array().getFloat()).isCloseTo(0.1f * 3, within(1e-6f));
        assertThat(norm.variance().array().getFloat()).isCloseTo(0.9f + 0.1f * 14 / 3, within(1e-6f));
        assertThat(norm.state().get("num_batches_tracked").array().getLong()).isEqualTo(1);
    }

    @Test
    void oneValueHasNoStatistics() {
        norm.train(true);
        try (NDArray one = x.get("0:1, :, 0:1, 0:1")) {
            assertThatThrownBy(() -> norm.call(one)).isInstanceOf(CourseException.class).hasMessageContaining("a single value: give several pictures at once");
            assertThat(norm.state().get("num_batches_tracked").array().getLong()).isZero();
            norm.train(false);
            assertThat(norm.call(one).getShape()).isEqualTo(one.getShape());
        }
    }

    @Test
    void frozenStatisticsStayInTrainingMode() {
        norm.freezeStatistics(true);
        norm.train(true);
        float[] y = norm.call(x).toFloatArray();
        assertThat(y[3]).isCloseTo(6f, within(1e-4f));
        assertThat(norm.mean().array().getFloat()).isZero();
        assertThat(norm.state().get("num_batches_tracked").array().getLong()).isZero();
    }

    @Test
    void evaluationUsesRunningStatistics() {
        assertThat(norm.call(x).toFloatArray()[2]).isCloseTo(3f, within(1e-4f));
    }
}
