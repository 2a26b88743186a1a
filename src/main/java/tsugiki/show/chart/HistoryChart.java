package tsugiki.show.chart;

import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.train.History;
import tsugiki.train.History.Row;

/**
 * Loss on the left axis, accuracy on the right, epochs from 0; a vertical red line where tuning starts.
 * Training is dashed, validation solid; loss is blue with circles, accuracy orange with diamonds.
 */
final class HistoryChart {

    private static final Color LOSS = ChartStyle.colour(0);
    private static final Color ACCURACY = ChartStyle.colour(1);

    private HistoryChart() {}

    static XYChart of(History history) {
        if (history.rows().isEmpty()) {
            throw new CourseException("There is no epoch to draw yet: train first.");
        }
        XYChart chart = ChartStyle.lines(title(history), "epoch", "");
        chart.setYAxisGroupTitle(0, "loss");
        chart.setYAxisGroupTitle(1, "accuracy, %");
        chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        add(chart, "loss, training", history.rows(), Row::trainLoss, true, 0);
        add(chart, "loss, validation", history.rows(), Row::validationLoss, false, 0);
        add(chart, "accuracy, training", history.rows(), row -> 100 * row.trainAccuracy(), true, 1);
        add(chart, "accuracy, validation", history.rows(), row -> 100 * row.validationAccuracy(), false, 1);
        chart.getStyler().setYAxisMin(1, 0.0).setYAxisMax(1, 100.0).setYAxisMin(0, 0.0);
        axis(chart, history);
        history.tuningStartsAfter().ifPresent(epoch -> redLine(chart, epoch));
        return chart;
    }

    private static String title(History history) {
        return history.best().filter(row -> !Double.isNaN(row.validationAccuracy()))
                .map(row -> Text.of("Best validation accuracy %.1f %%, epoch %d",
                        100 * row.validationAccuracy(), row.epoch()))
                .orElse("Training");
    }

    /** What was not measured is left out; a series without any value does not appear. */
    private static void add(XYChart chart, String name, List<Row> rows, ToDoubleFunction<Row> value, boolean training, int axis) {
        List<Row> measured = rows.stream().filter(row -> Double.isFinite(value.applyAsDouble(row))).toList();
        if (measured.isEmpty()) {
            return;
        }
        double[] epochs = measured.stream().mapToDouble(Row::epoch).toArray();
        XYSeries series = chart.addSeries(name, epochs, measured.stream().mapToDouble(value).toArray());
        Color colour = axis == 0 ? LOSS : ACCURACY;
        series.setYAxisGroup(axis);
        series.setLineColor(colour);
        series.setLineStyle(training ? ChartStyle.dashed() : ChartStyle.solid());
        series.setMarkerColor(colour);
        series.setMarker(axis == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
    }

    /** Whole epochs only. */
    private static void axis(XYChart chart, History history) {
        int first = history.rows().get(0).epoch();
        int last = Math.max(history.lastEpoch(), first + 1);
        chart.getStyler().setXAxisMin((double) first).setXAxisMax((double) last);
        chart.getStyler().setxAxisTickLabelsFormattingFunction(
                x -> Math.abs(x - Math.rint(x)) < 1e-6 ? Text.of("%.0f", x) : " ");
    }

    private static void redLine(XYChart chart, int epoch) {
        XYSeries line = chart.addSeries("tuning starts", new double[] {epoch, epoch}, new double[] {0, 100});
        line.setYAxisGroup(1);
        line.setLineColor(ChartStyle.RED);
        line.setLineStyle(ChartStyle.solid());
        line.setMarker(SeriesMarkers.NONE);
    }
}
