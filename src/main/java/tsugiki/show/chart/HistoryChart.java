package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.train.History;
import tsugiki.train.History.Row;

/**
 * Loss in the left panel, accuracy in the right, both over the epochs; a dashed level where the last phase began, and
 * a vertical red line where tuning begins. Training is orange, validation blue.
 */
final class HistoryChart {

    static final String LOSS = "loss";
    static final String ACCURACY = "accuracy, %";

    private static final int PANEL_HEIGHT = 330;

    private HistoryChart() {}

    static Panels of(History history) {
        if (history.rows().isEmpty()) {
            throw new CourseException("There is no epoch to draw yet: train first.");
        }
        XYChart loss = panel(history, LOSS, Row::trainLoss, Row::validationLoss, "%s: %.2f");
        XYChart accuracy = panel(history, ACCURACY, row -> 100 * row.trainAccuracy(), row -> 100 * row.validationAccuracy(), "%s: %.1f %%");
        return new Panels(title(history), List.of(loss, accuracy));
    }

    private static String title(History history) {
        return history.best().filter(row -> !Double.isNaN(row.validationAccuracy()))
                .map(row -> Text.of("Best validation accuracy %.1f %%, epoch %d%s",
                        100 * row.validationAccuracy(), row.epoch(), isAlone(row, history) ? "" : ", first of several"))
                .orElse("Training");
    }

    private static boolean isAlone(Row best, History history) {
        return history.rows().stream().filter(row -> row.validationAccuracy() == best.validationAccuracy()).count() == 1;
    }

    private static XYChart panel(History history, String name, ToDoubleFunction<Row> training, ToDoubleFunction<Row> validation, String level) {
        XYChart chart = ChartStyle.lines(name, "epoch", "", ChartStyle.WIDTH / 2, PANEL_HEIGHT);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setLegendFont(ChartStyle.font(Font.PLAIN, 11)).setLegendSeriesLineLength(18);
        double[] values = history.rows().stream().flatMapToDouble(row -> DoubleStream.of(training.applyAsDouble(row),
                validation.applyAsDouble(row))).filter(Double::isFinite).toArray();
        double[] range = name.equals(ACCURACY) ? ChartStyle.percentRange(values) : ChartStyle.range(values);
        chart.getStyler().setYAxisMin(range[0]).setYAxisMax(range[1]);
        epochs(chart, history);
        before(history).filter(row -> Double.isFinite(validation.applyAsDouble(row)))
                .ifPresent(row -> level(chart, history, row, validation.applyAsDouble(row), level));
        history.tuningStartsAfter().ifPresent(epoch -> redLine(chart, epoch, range));
        add(chart, "training", history.rows(), training, ChartStyle.colour(1));
        add(chart, "validation", history.rows(), validation, ChartStyle.colour(0));
        return chart;
    }

    /** The epoch whose weights the last phase began with. */
    private static Optional<Row> before(History history) {
        int epoch = history.tuningStartsAfter().orElse(0);
        return history.rows().stream().filter(row -> row.epoch() == epoch).findFirst();
    }

    private static void level(XYChart chart, History history, Row before, double value, String format) {
        String name = Text.of(format, history.tuningStartsAfter().isPresent() ? "before tuning" : "before training", value);
        double last = Math.max(history.lastEpoch(), history.rows().get(0).epoch() + 1);
        Reference.level(chart, name, value, before.epoch(), last, ChartStyle.ink());
    }

    /** Whether there is more room left of an epoch. */
    private static boolean late(XYChart chart, int epoch) {
        return 2 * epoch > chart.getStyler().getXAxisMax() + chart.getStyler().getXAxisMin();
    }

    /** What was not measured is left out; a series without any value does not appear. */
    private static void add(XYChart chart, String name, List<Row> rows, ToDoubleFunction<Row> value, Color colour) {
        List<Row> measured = rows.stream().filter(row -> Double.isFinite(value.applyAsDouble(row))).toList();
        if (measured.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(name, measured.stream().mapToDouble(Row::epoch).toArray(), measured.stream().mapToDouble(value).toArray());
        series.setLineColor(colour).setLineStyle(ChartStyle.solid());
        series.setMarkerColor(colour).setMarker(SeriesMarkers.CIRCLE);
    }

    private static void epochs(XYChart chart, History history) {
        int first = history.rows().get(0).epoch();
        int last = Math.max(history.lastEpoch(), first + 1);
        chart.getStyler().setXAxisMin((double) first).setXAxisMax((double) last);
        NameAxis.whole(chart, first, last);
    }

    private static void redLine(XYChart chart, int epoch, double[] range) {
        XYSeries line = chart.addSeries("tuning begins", new double[] {epoch, epoch}, range);
        line.setLineColor(ChartStyle.RED).setLineStyle(ChartStyle.solid());
        line.setMarker(SeriesMarkers.NONE).setShowInLegend(false);
        Overlay.on(chart, canvas -> canvas.rimmed("tuning begins", canvas.x(epoch) + (late(chart, epoch) ? -6 : 6),
                canvas.plot().getMinY() + 8, late(chart, epoch) ? 1 : 0, ChartStyle.font(Font.PLAIN, 11), ChartStyle.RED));
    }
}
