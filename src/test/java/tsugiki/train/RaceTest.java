package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class RaceTest {

    /** A second an epoch. */
    private static History history(double... accuracies) {
        return new History(IntStream.range(0, accuracies.length).mapToObj(e -> new History.Row(e, "all", 1, 0.5, 1, accuracies[e], 1e-3, 1, 20)).toList(),
                OptionalInt.empty());
    }

    @Test
    void theClockRunsFromWhatCameBefore() {
        Race race = new Race().add("tuned", 10, history(0.5, 0.7));
        assertThat(race.runners().get(0).seconds()).containsExactly(11, 12);
        assertThat(race.secondsTo("tuned", 0.6)).hasValue(12);
        assertThat(race.secondsTo("tuned", 0.8)).isEmpty();
    }

    @Test
    void aWayIsThereWhenItsLastSeedIs() {
        Race race = new Race().add("tuned", 0, history(0.7)).add("tuned", 0, history(0.5, 0.6, 0.7)).add("scratch", 0, history(0.1, 0.7)).add("scratch", 0, history(0.1, 0.2));
        assertThat(race.ways()).containsExactly("tuned", "scratch");
        assertThat(race.secondsTo("tuned", 0.7)).hasValue(3);
        assertThat(race.secondsTo("scratch", 0.7)).isEmpty();
    }

    @Test
    void tableHasARowForEachGoal() {
        var table = new Race().add("tuned", 0, history(0.5, 0.7)).point("frozen", 4, 0.6).secondsTo(0.6, 0.9);
        assertThat(table.columnNames()).containsExactly("validation accuracy", "tuned, seconds", "frozen, seconds");
        assertThat(table.doubleColumn(1).get(0)).isEqualTo(2);
        assertThat(table.doubleColumn(1).isMissing(1)).isTrue();
        assertThat(table.doubleColumn(2).get(0)).isEqualTo(4);
    }

    @Test
    void aTrainingWithoutValidationIsRefused() {
        assertThatThrownBy(() -> new Race().add("tuned", 0, history(Double.NaN))).isInstanceOf(CourseException.class).hasMessageContaining("never scored");
        assertThatThrownBy(() -> new Race().point("frozen", 1, 64)).isInstanceOf(CourseException.class).hasMessageContaining("share of 0..1");
    }
}
