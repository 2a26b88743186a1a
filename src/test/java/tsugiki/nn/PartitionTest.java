package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {

    private NDManager manager;
    private NDScope scope;

    @BeforeEach
    void open() {
        manager = Device.newManager();
        scope = new NDScope();
    }

    @AfterEach
    void close() {
        scope.close();
        manager.close();
    }

    private NDArray maps(long high, long wide, long channels) {
        return manager.arange(0f, high * wide * channels, 1f).reshape(1, high, wide, channels);
    }

    @Test
    void windowsKeepNeighboursTogether() {
        NDArray groups = new Windows(2, 0).split(maps(4, 4, 1));
        assertThat(groups.getShape()).isEqualTo(new Shape(1, 4, 4, 1));
        assertThat(groups.get("0, 0").toFloatArray()).containsExactly(0, 1, 4, 5);
    }

    @Test
    void shiftedWindowsBridgeTheBorders() {
        NDArray groups = new Windows(2, 1).split(maps(4, 4, 1));
        assertThat(groups.get("0, 0").toFloatArray()).containsExactly(5, 6, 9, 10);
        assertThat(groups.get("0, 3").toFloatArray()).as("what left above and left comes in below and right").containsExactly(15, 12, 3, 0);
    }

    @Test
    void gridTakesOnePositionOfEveryCell() {
        NDArray groups = new Grid(2).split(maps(4, 4, 1));
        assertThat(groups.get("0, 0").toFloatArray()).containsExactly(0, 2, 8, 10);
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "5, 9", "3, 12", "2, 2"})
    void joinedWindowsAreTheMaps(long high, long wide) {
        NDArray maps = maps(high, wide, 3);
        Windows windows = new Windows(4, 2);
        NDArray groups = windows.split(maps);
        assertThat(windows.positions(maps.getShape())).isEqualTo(groups.getShape().get(1) * groups.getShape().get(2));
        assertThat(windows.join(groups, maps.getShape())).isEqualTo(maps);
    }

    @Test
    void joinedGridIsTheMaps() {
        NDArray maps = maps(6, 9, 2);
        Grid grid = new Grid(3);
        assertThat(grid.join(grid.split(maps), maps.getShape())).isEqualTo(maps);
    }

    @Test
    void maskHidesWhatOnlyTheShiftBroughtTogether() {
        Windows windows = new Windows(2, 1);
        NDArray mask = windows.mask(new Shape(1, 4, 4, 1), manager);
        assertThat(mask.getShape()).isEqualTo(new Shape(4, 1, 4, 4));
        assertThat(mask.get("0, 0").toFloatArray()).as("inside the picture all see all").containsOnly(0);
        assertThat(mask.get("1, 0, 0").toFloatArray()).as("left and right edge meet").containsExactly(0, -100, 0, -100);
        assertThat(mask.get("3, 0, 0").toFloatArray()).as("four corners meet").containsExactly(0, -100, -100, -100);
        assertThat(windows.mask(new Shape(5, 4, 3, 1), manager)).as("made once for a size, after padding").isSameAs(mask);
    }

    @Test
    void oneWindowIsNotShifted() {
        assertThat(new Windows(4, 2).mask(new Shape(1, 4, 3, 1), manager)).isNull();
        assertThat(new Windows(2, 0).mask(new Shape(1, 4, 4, 1), manager)).isNull();
    }

    @Test
    void shiftIsSmallerThanTheWindow() {
        assertThatThrownBy(() -> new Windows(4, 4)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("4");
    }
}
