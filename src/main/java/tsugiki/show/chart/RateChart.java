package tsugiki.show.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.Text;
import tsugiki.train.RateSweep;
import tsugiki.train.RateSweep.Point;

/** The loss over the learning rate, on a log axis: dots as measured, a line smoothed, upright lines at the suggestions. */
final class RateChart {

    /** An explosion would press the rest flat: so much of the falling curve's height is shown above it. */
    private static final double ABOVE = 0.25;

    private RateChart() {}

    static XYChart of(RateSweep found) {
        XYChart chart = ChartStyle.lines("Learning-rate finder", "learning rate (log scale)", "loss");
        double low = found.points().stream().mapToDouble(p -> Math.min(p.loss(), p.smoothed())).min().orElseThrow();
        double first = found.points().get(0).smoothed();
        double high = first + ABOVE * Math.max(first - low, 0.1 * first);
        chart.getStyler().setXAxisLogarithmic(true).setXAxisDecimalPattern("0E0");
        chart.getStyler().setYAxisMin(Math.max(0, low - 0.05 * (high - low))).setYAxisMax(high);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        add(chart, "a batch", found, Point::loss, high).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE).setMarkerColor(ChartStyle.colour(4));
        add(chart, "smoothed", found, Point::smoothed, high).setMarker(SeriesMarkers.NONE)
                .setLineColor(ChartStyle.colour(0)).setLineStyle(ChartStyle.solid());
        if (found.falls()) {
            upright(chart, "steepest", found.steepest(), high, 2);
            upright(chart, "a tenth of the minimum", found.tenthOfMinimum(), high, 1);
        }
        return chart;
    }

    private static XYSeries add(XYChart chart, String name, RateSweep found, ToDoubleFunction<Point> value, double high) {
        List<Point> shown = found.points().stream().filter(p -> value.applyAsDouble(p) <= high).toList();
        return chart.addSeries(name, shown.stream().mapToDouble(Point::rate).toArray(), shown.stream().mapToDouble(value).toArray());
    }

    private static void upright(XYChart chart, String name, double rate, double high, int colour) {
        XYSeries line = chart.addSeries(Text.of("%s: %.1e", name, rate), new double[] {rate, rate}, new double[] {0, high});
        line.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.colour(colour)).setLineStyle(ChartStyle.dashed());
    }
}
