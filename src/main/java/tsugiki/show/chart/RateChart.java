package tsugiki.show.chart;

import java.awt.Font;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.Text;
import tsugiki.train.RateSweep;
import tsugiki.train.RateSweep.Point;

/** The loss over the learning rate, on a log axis: dots as measured, a line smoothed, upright lines at the suggestions, arrows for what lies above. */
final class RateChart {

    /** An explosion would press the rest flat: so much of the falling curve's height is shown above it. */
    private static final double ABOVE = 0.25;

    private RateChart() {}

    static XYChart of(RateSweep found) {
        XYChart chart = ChartStyle.lines("Learning-rate finder", "learning rate (log scale)", "loss");
        double least = found.points().stream().mapToDouble(p -> Math.min(p.loss(), p.smoothed())).min().orElseThrow();
        double first = found.points().stream().limit(5).mapToDouble(p -> Math.max(p.loss(), p.smoothed())).max().orElseThrow();
        double high = first + ABOVE * Math.max(first - least, 0.1 * first);
        double low = Math.max(0, least - 0.05 * (high - least));
        chart.getStyler().setXAxisLogarithmic(true).setXAxisDecimalPattern("0E0");
        chart.getStyler().setXAxisMin(found.points().get(0).rate()).setXAxisMax(found.points().get(found.points().size() - 1).rate());
        chart.getStyler().setYAxisMin(low).setYAxisMax(high);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        add(chart, "a batch", within(found, Point::loss, high), Point::loss).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(new Dot(7)).setMarkerColor(ChartStyle.colour(4));
        add(chart, "smoothed", within(found, Point::smoothed, high), Point::smoothed).setMarker(SeriesMarkers.NONE)
                .setLineColor(ChartStyle.colour(0)).setLineStyle(ChartStyle.solid());
        if (found.falls()) {
            upright(chart, "steepest", found.steepest(), low, high, 2);
            upright(chart, "a tenth of the minimum", found.tenthOfMinimum(), low, high, 1);
        }
        arrows(chart, found.points().stream().filter(p -> p.loss() > high).toList());
        return chart;
    }

    private static List<Point> within(RateSweep found, ToDoubleFunction<Point> value, double high) {
        return found.points().stream().filter(p -> value.applyAsDouble(p) <= high).toList();
    }

    private static XYSeries add(XYChart chart, String name, List<Point> shown, ToDoubleFunction<Point> value) {
        return chart.addSeries(name, shown.stream().mapToDouble(Point::rate).toArray(), shown.stream().mapToDouble(value).toArray());
    }

    private static void upright(XYChart chart, String name, double rate, double low, double high, int colour) {
        XYSeries line = chart.addSeries(Text.of("%s: %.1e", name, rate), new double[] {rate, rate}, new double[] {low, high});
        line.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.colour(colour)).setLineStyle(ChartStyle.dashed());
    }

    /** One arrow a batch at the upper edge, and the loss of the highest. */
    private static void arrows(XYChart chart, List<Point> above) {
        double highest = above.stream().mapToDouble(Point::loss).max().orElse(0);
        Overlay.on(chart, canvas -> {
            for (Point point : above) {
                canvas.arrow(canvas.x(point.rate()), canvas.plot().getMinY() + 1, ChartStyle.colour(4));
            }
            if (!above.isEmpty()) {
                canvas.rimmed(Text.of(above.size() == 1 ? "%d batch above, loss %.3g" : "%d batches above, up to loss %.3g", above.size(), highest),
                        canvas.x(above.get(above.size() - 1).rate()), canvas.plot().getMinY() + 25, 1, ChartStyle.font(Font.PLAIN, 11), ChartStyle.ink());
            }
        });
    }
}
