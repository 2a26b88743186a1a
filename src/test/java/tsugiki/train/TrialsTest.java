package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.PairedComparison;

class TrialsTest {

    private final Trials trials = new Trials()
            .add("frozen", 20, 1, 0.9, 2).add("frozen", 5, 1, 0.5, 1).add("frozen", 5, 2, 0.7, 3).add("scratch", 5, 1, 0.25, 4);

    @Test
    void meanAndSpreadOverTheSeeds() {
        assertThat(trials.mean("frozen", 5)).isCloseTo(0.6, within(1e-12));
        assertThat(trials.spread("frozen", 5)).isCloseTo(0.2, within(1e-12));
        assertThat(trials.mean("scratch", 20)).isNaN();
    }

    @Test
    void curvesFollowTheAmountsUpwards() {
        assertThat(trials.amounts()).containsExactly(5, 20);
        assertThat(trials.curves()).containsOnlyKeys("frozen", "scratch");
        assertThat(trials.curves().get("frozen")).containsExactly(new double[] {0.6, 0.9}, within(1e-12));
        assertThat(trials.curves().get("scratch")).containsExactly(0.25, Double.NaN);
    }

    @Test
    void tableHasARowForEachAmountAndWay() {
        Table table = trials.toTable();
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.intColumn("pictures a class").asList()).containsExactly(5, 5, 20);
        assertThat(table.intColumn("runs").asList()).containsExactly(2, 1, 1);
        assertThat(table.doubleColumn("highest").get(0)).isEqualTo(0.7);
        assertThat(table.doubleColumn("deviation").get(0)).isCloseTo(Math.sqrt(0.02), within(1e-12));
        assertThat(table.doubleColumn("deviation").isMissing(1)).as("one run deviates from nothing").isTrue();
        assertThat(table.doubleColumn("seconds a run").get(0)).isEqualTo(2.0);
    }

    @Test
    void runTakesTheTime() {
        Trials timed = new Trials();
        assertThat(timed.run("frozen", 5, 1, () -> 0.5)).isEqualTo(0.5);
        assertThat(timed.all()).singleElement().satisfies(t -> assertThat(t.seconds()).isBetween(0.0, 5.0));
    }

    @Test
    void marksAreComparedInPairs() {
        Trials scored = new Trials();
        scored.score("frozen", 5, 1, () -> Marks.of(List.of("a", "b", "c"), new boolean[] {true, false, false}));
        scored.score("tuned", 5, 1, () -> Marks.of(List.of("a", "b", "c"), new boolean[] {true, true, true}));
        assertThat(scored.mean("frozen", 5)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(scored.paired("frozen", "tuned", 5, 1)).isEqualTo(new PairedComparison("frozen", "tuned", 0, 2, 1, 0));
        assertThatThrownBy(() -> trials.marks("frozen", 5, 1)).isInstanceOf(CourseException.class).hasMessageContaining("score()");
    }

    @Test
    void seedsAreComparedByTheirDifferences() {
        Trials two = new Trials().add("frozen", 5, 1, 0.5, 1).add("frozen", 5, 2, 0.7, 1).add("tuned", 5, 1, 0.6, 1).add("tuned", 5, 2, 0.8, 1);
        assertThat(two.differences("frozen", "tuned", 5).mean()).isCloseTo(0.1, within(1e-12));
        assertThatThrownBy(() -> trials.differences("frozen", "scratch", 5)).isInstanceOf(CourseException.class).hasMessageContaining("seeds [1, 2]");
    }

    @Test
    void percentIsRefused() {
        assertThatThrownBy(() -> trials.add("frozen", 5, 3, 61, 1)).isInstanceOf(CourseException.class).hasMessageContaining("not percent");
    }
}
