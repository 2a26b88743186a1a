package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class IntervalsTest {

    @Test
    void tenOfTenIsNotCertain() {
        Interval all = Intervals.wilson(10, 10);
        assertThat(all.low()).isCloseTo(0.7225, within(1e-4)); // Wilson's formula: n / (n + z^2)
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    void halfOfAHundred() {
        Interval half = Intervals.wilson(50, 100);
        assertThat(half.low()).isCloseTo(0.4038, within(1e-4));
        assertThat(half.high()).isCloseTo(0.5962, within(1e-4));
    }

    @Test
    void anAccuracyAloneIsCountedBack() {
        assertThat(Intervals.ofAccuracy(0.6666, 3)).isEqualTo(Intervals.wilson(2, 3));
        assertThat(Intervals.ofAccuracy(1, 10)).isEqualTo(Intervals.wilson(10, 10));
        assertThat(Intervals.spread(0.5, 100)).isCloseTo(0.098, within(1e-4));
    }

    @Test
    void pointsHaveTheirSignAndZeroHasNone() {
        assertThat(DifferenceInterval.signed(0.063)).isEqualTo("+6.3");
        assertThat(DifferenceInterval.signed(-0.0004)).isEqualTo("0.0");
        assertThatThrownBy(() -> new DifferenceInterval(0.1, 0)).isInstanceOf(CourseException.class).hasMessageContaining("give its lower end first");
    }

    @Test
    void morePicturesNarrowIt() {
        assertThat(Intervals.wilson(900, 1000).low()).isGreaterThan(Intervals.wilson(9, 10).low());
    }

    @Test
    void moreRightThanThereAreIsRefused() {
        assertThatThrownBy(() -> Intervals.wilson(11, 10)).isInstanceOf(CourseException.class).hasMessageContaining("11 right of 10");
    }

    @Test
    void differenceIsNewcombes() { // the paper's examples (a) and (d), method 10, as 1 minus 2
        DifferenceInterval a = Intervals.difference(48, 80, 56, 70);
        assertThat(a.low()).isCloseTo(0.0524, within(1e-4));
        assertThat(a.high()).isCloseTo(0.3339, within(1e-4));
        DifferenceInterval d = Intervals.difference(0, 29, 5, 56);
        assertThat(d.low()).isCloseTo(-0.0381, within(1e-4));
        assertThat(d.high()).isCloseTo(0.1926, within(1e-4));
    }
}
