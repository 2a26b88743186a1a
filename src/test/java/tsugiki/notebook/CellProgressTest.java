package tsugiki.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tsugiki.show.Pace;
import tsugiki.show.View;

class CellProgressTest {

    private final AtomicLong clock = new AtomicLong();
    private final List<String> seen = new ArrayList<>();

    private final CellProgress.Cell cell = new CellProgress.Cell() {
        @Override
        public String display(View view) {
            seen.add("display " + view.text());
            return "id";
        }

        @Override
        public void update(String id, View view) {
            seen.add("update " + id + " " + view.text());
        }
    };

    private CellProgress progress() {
        return new CellProgress("Features", "pictures", cell, clock::get);
    }

    private void pass(double seconds) {
        clock.addAndGet((long) (seconds * 1e9));
    }

    @Test
    void firstReportDisplaysLaterOnesUpdate() {
        CellProgress progress = progress();
        pass(1);
        progress.report(10, 40, "");
        pass(1);
        progress.report(20, 40, "half");
        assertThat(seen).containsExactly("display Features: 10 of 40 pictures · 10 pictures/s · 3 s left",
                "update id Features: 20 of 40 pictures · 10 pictures/s · 2 s left · half");
    }

    @Test
    void noMoreThanFourUpdatesASecond() {
        CellProgress progress = progress();
        for (int i = 0; i < 100; i++) {
            progress.report(i, 100, "");
            pass(0.01);
        }
        assertThat(seen).hasSizeBetween(3, 5);
    }

    @Test
    void closingDrawsTheLastStateOnceMore() {
        CellProgress progress = progress();
        progress.report(1, 100, "");
        progress.report(100, 100, "");
        pass(2);
        progress.close();
        assertThat(seen).last().asString().isEqualTo("update id Features: 100 of 100 pictures · 50 pictures/s · 2 s");
    }

    @Test
    void workThatIsStoppedPromisesNoTime() {
        CellProgress progress = progress();
        pass(2);
        progress.report(20, 100, "");
        progress.close();
        assertThat(seen).last().asString().isEqualTo("update id Features: 20 of 100 pictures · 10 pictures/s · 2 s");
    }

    @Test
    void unknownTotalShowsNoTimeLeft() {
        CellProgress progress = progress();
        pass(2);
        progress.report(10, -1, "");
        assertThat(seen).containsExactly("display Features: 10 pictures · 5.0 pictures/s · 2 s");
    }

    @Test
    void bytesAreMegabytes() {
        CellProgress progress = new CellProgress("Download", "bytes", cell, clock::get);
        pass(2);
        progress.report(5_000_000, 20_000_000, "");
        assertThat(seen).containsExactly("display Download: 5.0 of 20.0 MB · 2.5 MB/s · 6 s left");
    }

    @Test
    void longTimesAreReadable() {
        assertThat(List.of(Pace.time(59.4), Pace.time(200), Pace.time(7500))).containsExactly("59 s", "3 min 20 s", "2 h 5 min");
    }
}
