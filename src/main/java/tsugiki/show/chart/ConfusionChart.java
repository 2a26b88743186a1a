package tsugiki.show.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.style.AxesChartStyler;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.Confusion;

/**
 * A heat map: rows are the true classes, columns what they were named, the numbers are pictures. Right ones are blue,
 * by their share of the row; mistakes are orange, the darkest the largest share of a row that went wrong: a note says how large.
 */
final class ConfusionChart {

    /** More classes cannot be read; the hardest of them are shown. */
    private static final int MOST = 24;

    private static final Color[] MISTAKE_TO_RIGHT = {new Color(0xE6, 0x9F, 0x00), new Color(0xF2, 0xCF, 0x80), Color.WHITE,
        new Color(0xB8, 0xD6, 0xEC), new Color(0x6B, 0xAE, 0xD6)};

    private ConfusionChart() {}

    static HeatMapChart of(Confusion all) {
        if (all.pictures() == 0) {
            throw new CourseException("There are no pictures to draw a confusion of: score some first.");
        }
        int n = Math.min(MOST, all.classes().size());
        boolean cut = all.classes().size() > MOST;
        Confusion shown = cut ? all.hardest(MOST) : all;
        String title = cut ? Text.of("Confusion in pictures: the %d hardest of %d classes", MOST, all.classes().size())
                : Text.of("Confusion in pictures: %d of %d right", all.correct(), all.pictures());
        int size = Math.max(420, Math.min(760, 200 + 26 * n));
        HeatMapChart chart = ChartStyle.heat(title, "named", "true class", size + 140, size);
        List<String> rows = new ArrayList<>(shown.classes());
        Collections.reverse(rows); // the y axis grows upwards; the first class belongs on top
        chart.addSeries("share of the true class, mistakes below 0", shown.classes(), rows, cells(shown));
        if (worst(shown) > 0) {
            Notes.below(chart, Text.of("blue: share of the row that is right; orange, on a scale of its own: the darkest are %.0f %% of a row", 100 * worst(shown)));
        }
        chart.getStyler().setRangeColors(MISTAKE_TO_RIGHT).setMin(-100).setMax(100);
        chart.getStyler().setXAxisLabelRotation(n > 5 ? 90 : 0);
        chart.getStyler().setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right); // each name begins at its column
        CellTexts.in(chart, IntStream.range(0, n).mapToObj(t -> IntStream.range(0, n)
                .mapToObj(p -> shown.count(t, p) > 0 ? String.valueOf(shown.count(t, p)) : null).toArray(String[]::new)).toArray(String[][]::new),
                n <= 14 ? 12 : 10);
        return chart;
    }

    /** The largest share of a row that was named by one wrong class, 0..1. */
    private static double worst(Confusion confusion) {
        int n = confusion.classes().size();
        double worst = 0;
        for (int t = 0; t < n; t++) {
            for (int p = 0; p < n; p++) {
                worst = t == p ? worst : Math.max(worst, (double) confusion.count(t, p) / Math.max(1, confusion.pictures(t)));
            }
        }
        return worst;
    }

    private static List<Number[]> cells(Confusion confusion) {
        int n = confusion.classes().size();
        double worst = worst(confusion);
        List<Number[]> cells = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            for (int p = 0; p < n; p++) {
                if (confusion.count(t, p) > 0) { // empty cells stay white and without a number
                    double share = 100.0 * confusion.count(t, p) / confusion.pictures(t);
                    cells.add(new Number[] {p, n - 1 - t, Math.round(t == p ? share : -share / worst)});
                }
            }
        }
        return cells;
    }
}
