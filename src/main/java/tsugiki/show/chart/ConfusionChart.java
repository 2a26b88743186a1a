package tsugiki.show.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.style.AxesChartStyler;
import tsugiki.base.Text;
import tsugiki.evaluate.Confusion;

/** A heat map: rows are the true classes, columns what they were named, the colour the share of the row. */
final class ConfusionChart {

    /** More classes cannot be read; the hardest of them are shown. */
    private static final int MOST = 24;

    /** Up to so many classes there is room for the numbers. */
    private static final int MOST_NUMBERED = 14;

    private ConfusionChart() {}

    static HeatMapChart of(Confusion all) {
        boolean cut = all.classes().size() > MOST;
        Confusion shown = cut ? all.hardest(MOST) : all;
        String title = cut ? Text.of("Confusion of the %d hardest of %d classes, %% of each row", MOST, all.classes().size())
                : "Confusion, % of each row";
        int size = Math.max(420, Math.min(760, 200 + 26 * shown.classes().size()));
        HeatMapChart chart = ChartStyle.heat(title, "predicted", "true class", size + 140, size);
        List<String> rows = new ArrayList<>(shown.classes());
        Collections.reverse(rows); // the y axis grows upwards; the first class belongs on top
        chart.addSeries("% of the true class", shown.classes(), rows, cells(shown));
        style(chart, shown.classes().size());
        return chart;
    }

    private static List<Number[]> cells(Confusion confusion) {
        int n = confusion.classes().size();
        List<Number[]> cells = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            for (int p = 0; p < n; p++) {
                if (confusion.count(t, p) > 0) { // empty cells stay white and without a number
                    long share = Math.round(100.0 * confusion.count(t, p) / confusion.pictures(t));
                    cells.add(new Number[] {p, n - 1 - t, share});
                }
            }
        }
        return cells;
    }

    private static void style(HeatMapChart chart, int classes) {
        chart.getStyler().setMin(0).setMax(100);
        chart.getStyler().setShowValue(classes <= MOST_NUMBERED);
        chart.getStyler().setValueFont(ChartStyle.font(java.awt.Font.PLAIN, 11));
        chart.getStyler().setXAxisLabelRotation(classes > 5 ? 90 : 0);
        chart.getStyler().setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right); // each name begins at its column
    }
}
