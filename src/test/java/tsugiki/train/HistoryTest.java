package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;

class HistoryTest {

    private static final History TWO_PHASES = History.EMPTY
            .plus(row(0, "new_layers", 0.1))
            .plus(row(1, "new_layers", 0.8))
            .tuningStarts()
            .plus(row(2, "all", 0.9))
            .plus(row(3, "all", 0.9));

    private static History.Row row(int epoch, String phase, double validationAccuracy) {
        return new History.Row(epoch, phase, epoch == 0 ? Double.NaN : 1.5, epoch == 0 ? Double.NaN : 0.5, 1.25, validationAccuracy, 1e-3, 2, 80);
    }

    @Test
    void bestIsTheEarliestOfEquals() {
        assertThat(TWO_PHASES.best()).hasValueSatisfying(row -> assertThat(row.epoch()).isEqualTo(2));
    }

    @Test
    void bestIsTheLastWithoutValidation() {
        History history = History.EMPTY.plus(row(0, "all", Double.NaN)).plus(row(1, "all", Double.NaN));
        assertThat(history.best()).hasValueSatisfying(row -> assertThat(row.epoch()).isEqualTo(1));
    }

    @Test
    void tuningStartsAfterTheLastEpochBeforeTheSecondPhase() {
        assertThat(TWO_PHASES.tuningStartsAfter()).hasValue(1);
        assertThat(TWO_PHASES.tuningStarts().tuningStartsAfter()).as("a third phase").hasValue(1);
        assertThat(History.EMPTY.tuningStartsAfter()).isEmpty();
    }

    @Test
    void tuningBeginsWithTheLastEpochBeforeIt() {
        assertThat(TWO_PHASES.tuning().rows()).extracting(History.Row::epoch).containsExactly(1, 2, 3);
        assertThat(History.EMPTY.plus(row(0, "all", 0.1)).tuning().rows()).hasSize(1);
    }

    @Test
    void leastLossIsTheEarliestOfEquals() {
        assertThat(TWO_PHASES.leastLoss()).hasValueSatisfying(row -> assertThat(row.epoch()).isZero());
        assertThat(History.EMPTY.leastLoss()).isEmpty();
    }

    @Test
    void patienceEndsWhereNothingBetterComes() {
        assertThat(TWO_PHASES.stopsAfter(1)).as("equal is not better").isEqualTo(3);
        assertThat(TWO_PHASES.plus(row(4, "all", 0.95)).plus(row(5, "all", 0.9)).stopsAfter(2)).as("ran on").isEqualTo(5);
        assertThatThrownBy(() -> TWO_PHASES.stopsAfter(0)).isInstanceOf(CourseException.class).hasMessageContaining("at least 1");
    }

    @Test
    void secondsToAnAccuracyCountFromTheStart() {
        assertThat(TWO_PHASES.secondsTo(0.85)).hasValue(6);
        assertThat(TWO_PHASES.secondsTo(0.95)).isEmpty();
    }

    @Test
    void jsonRoundTripKeepsAll() {
        assertThat(History.fromJson(TWO_PHASES.toJson())).isEqualTo(TWO_PHASES);
        assertThat(History.fromJson(History.EMPTY.toJson())).isEqualTo(History.EMPTY);
        assertThat(TWO_PHASES.toJson()).contains("\"trainLoss\":null").doesNotContain("NaN");
    }

    @Test
    void tableHasARowAnEpoch() {
        Table table = TWO_PHASES.toTable();
        assertThat(table.columnNames()).containsExactly("Epoch", "Phase", "Train loss", "Train accuracy",
                "Validation loss", "Validation accuracy", "Rate", "Seconds", "Pictures/s");
        assertThat(table.rowCount()).isEqualTo(4);
        assertThat(table.intColumn("Epoch").asList()).containsExactly(0, 1, 2, 3);
    }
}
