package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class GuideResultsTest {

    @Test
    void tunedNetworksLieWithinOnePoint() {
        double[] tuned = GuideResults.all().stream().filter(r -> r.method().endsWith("tuning")).mapToDouble(Result::accuracy).sorted().toArray();
        assertThat(tuned).hasSize(3);
        assertThat(tuned[2] - tuned[0]).isLessThan(0.01);
    }

    @Test
    void everyTwoTunedNetworksAreCompared() {
        Table table = GuideResults.differences();
        assertThat(table.stringColumn("B minus A").asList()).containsExactly("-0.6 points", "-0.3 points", "+0.3 points");
        assertThat(table.stringColumn("95 % interval").get(0)).startsWith("-1.8 to +0.");
    }

    @Test
    void timesThatNobodyGaveAreMissing() {
        assertThat(Results.table(GuideResults.all()).doubleColumn("seconds").countMissing()).isEqualTo(6);
    }
}
