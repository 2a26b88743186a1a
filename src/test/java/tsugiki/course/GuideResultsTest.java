package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.evaluate.Interval;

class GuideResultsTest {

    @Test
    void tunedNetworksCannotBeToldApart() {
        List<Interval> tuned = GuideResults.all().stream().filter(r -> r.method().endsWith("tuning")).map(Result::interval).toList();
        assertThat(tuned).hasSize(3).allMatch(one -> tuned.stream().allMatch(one::overlaps));
    }

    @Test
    void timesThatNobodyGaveAreMissing() {
        assertThat(Results.table(GuideResults.all()).doubleColumn("seconds").countMissing()).isEqualTo(6);
    }
}
