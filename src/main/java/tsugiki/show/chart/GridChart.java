package tsugiki.show.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.HeatMapChart;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.Interval;
import tsugiki.evaluate.Intervals;

/** A heat map of accuracies in percent, the first row on top; white is the baseline, the darkest blue the highest cell. */
final class GridChart {

    private GridChart() {}

    /**
     * @param pictures scored for each cell; 0 if not known: then without plus-minus
     * @param baseline share of the constant answer, 0..1; NaN if not known: then white is a little below the lowest cell
     */
    static HeatMapChart of(String title, String xName, String yName, List<String> columns, List<String> rows, double[][] shares,
            int pictures, double baseline) {
        require(columns, rows, shares);
        HeatMapChart chart = ChartStyle.heat(title, xName, yName, ChartStyle.WIDTH, 150 + 55 * rows.size());
        List<String> upwards = new ArrayList<>(rows);
        Collections.reverse(upwards); // the y axis grows upwards
        chart.addSeries("accuracy, %", columns, upwards, cells(shares));
        double[] known = Stream.of(shares).flatMapToDouble(Arrays::stream).filter(Double::isFinite).map(share -> 100 * share).toArray();
        double high = Arrays.stream(known).max().orElse(100);
        double low = Double.isFinite(baseline) ? 100 * baseline : Math.max(0, Arrays.stream(known).min().orElse(0) - 2);
        chart.getStyler().setMin(Math.min(low, high - 1)).setMax(high);
        CellTexts.in(chart, Stream.of(shares).map(row -> Arrays.stream(row).mapToObj(share -> text(share, pictures)).toArray(String[]::new))
                .toArray(String[][]::new), 13);
        note(chart, pictures, baseline);
        return chart;
    }

    private static void require(List<String> columns, List<String> rows, double[][] shares) {
        if (shares.length != rows.size() || shares.length == 0 || columns.isEmpty()) {
            throw new CourseException("A heat map of %d rows and %d columns needs as many rows of values, not %d: give one for each row's name.",
                    rows.size(), columns.size(), shares.length);
        }
        if (Stream.of(shares).flatMapToDouble(Arrays::stream).noneMatch(Double::isFinite)) {
            throw new CourseException("No cell of the heat map was measured: train and score first.");
        }
        for (int row = 0; row < shares.length; row++) {
            if (shares[row].length != columns.size()) {
                throw new CourseException("Row %d of the heat map has %d values, but there are %d columns: give one for each.", row + 1, shares[row].length, columns.size());
            }
        }
    }

    private static void note(HeatMapChart chart, int pictures, double baseline) {
        String white = Double.isFinite(baseline) ? Text.of("white is the constant answer, %.1f %%", 100 * baseline) : "";
        String plusMinus = pictures > 0 ? Text.of("± half of the 95 %% interval with %d pictures, or its ends", pictures) : "";
        String note = Stream.of(white, plusMinus).filter(part -> !part.isEmpty()).reduce((a, b) -> a + "; " + b).orElse("");
        if (!note.isEmpty()) {
            Notes.below(chart, note);
        }
    }

    static String text(double share, int pictures) {
        if (Double.isNaN(share)) {
            return null;
        }
        if (pictures == 0) {
            return Text.of("%.1f", 100 * share);
        }
        Interval interval = Intervals.ofAccuracy(share, pictures);
        double half = (interval.high() - interval.low()) / 2;
        return share - half < 0 || share + half > 1 ? Text.of("%.1f (%.1f to %.1f)", 100 * share, 100 * interval.low(), 100 * interval.high())
                : Text.of("%.1f ± %.1f", 100 * share, 100 * half);
    }

    /** What was not measured (NaN) stays white and without a number. */
    private static List<Number[]> cells(double[][] shares) {
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < shares.length; row++) {
            for (int column = 0; column < shares[row].length; column++) {
                if (!Double.isNaN(shares[row][column])) {
                    cells.add(new Number[] {column, shares.length - 1 - row, Math.round(1000 * shares[row][column]) / 10.0});
                }
            }
        }
        return cells;
    }
}
