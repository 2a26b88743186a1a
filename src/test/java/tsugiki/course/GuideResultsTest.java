package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuideResultsTest {

    @Test
    void tunedNetworksLieWithinOnePoint() {
        double[] tuned = GuideResults.all().stream().filter(r -> r.method().endsWith("tuning")).mapToDouble(Result::accuracy).sorted().toArray();
        assertThat(tuned).hasSize(3);
        assertThat(tuned[2] - tuned[0]).isLessThan(0.01);
    }

    @Test
    void timesThatNobodyGaveAreMissing() {
        assertThat(Results.table(GuideResults.all()).doubleColumn("seconds").countMissing()).isEqualTo(6);
    }
}
