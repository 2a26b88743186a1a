package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/** Dots, and curves that come nearer to them: a model while it learns. */
final class FitChart {

    /** Points along a curve. */
    private static final int POINTS = 120;
    /** Of the dots' height, shown above and below them at most: a curve that flies away would press the rest flat. */
    private static final double MOST = 1.5;
    /** Of the dots' width, kept free on the right for the names. */
    private static final double NAMES = 0.22;
    /** Pixels from one number of the x axis to the next, at least. */
    private static final int TICKS = 110;
    /** How solid the first curve is. */
    private static final double FAINT = 0.3;

    private FitChart() {}

    static XYChart of(String title, String xName, String yName, double[] x, double[] y, Map<String, DoubleUnaryOperator> curves) {
        if (x.length == 0 || x.length != y.length) {
            throw new CourseException("%d x and %d y make no dots for '%s': give at least one of each, and as many.", x.length, y.length, title);
        }
        XYChart chart = ChartStyle.lines(title, xName, yName);
        double[] wide = {Arrays.stream(x).min().orElseThrow(), Arrays.stream(x).max().orElseThrow()};
        double[] high = height(y, wide, curves.values());
        chart.getStyler().setXAxisMin(wide[0]).setXAxisMax(wide[1] + NAMES * (wide[1] - wide[0])).setYAxisMin(high[0]).setYAxisMax(high[1]);
        chart.getStyler().setXAxisTickMarkSpacingHint(TICKS);
        chart.getStyler().setLegendVisible(false);
        List<Labels.Label> names = new ArrayList<>();
        int i = 0;
        for (Map.Entry<String, DoubleUnaryOperator> curve : curves.entrySet()) {
            Color colour = paler(curves.size() == 1 ? 1 : FAINT + (1 - FAINT) * i++ / (curves.size() - 1));
            names.add(add(chart, curve.getKey(), curve.getValue(), wide, high, colour));
        }
        XYSeries dots = chart.addSeries("measured", x, y);
        dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter).setMarker(new Dot(11)).setMarkerColor(ChartStyle.colour(1));
        Labels.atEnds(chart, names, ChartStyle.font(Font.BOLD, Canvas.NAME));
        return chart;
    }

    /** The curve where it lies in the frame; its name where it leaves it. */
    private static Labels.Label add(XYChart chart, String name, DoubleUnaryOperator curve, double[] wide, double[] high, Color colour) {
        double[] x = along(wide);
        double[] y = Arrays.stream(x).map(curve).map(value -> value < high[0] || value > high[1] ? Double.NaN : value).toArray();
        XYSeries line = chart.addSeries(name, x, y);
        line.setLineColor(colour).setLineStyle(ChartStyle.solid());
        line.setMarker(SeriesMarkers.NONE);
        int last = IntStream.rangeClosed(0, POINTS).filter(i -> !Double.isNaN(y[i])).max().orElse(0);
        return new Labels.Label(Double.isNaN(y[last]) ? Text.of("%s: outside", name) : name, x[last],
                Double.isNaN(y[last]) ? high[0] : y[last], ChartStyle.colour(0).darker());
    }

    private static double[] along(double[] wide) {
        return IntStream.rangeClosed(0, POINTS).mapToDouble(i -> wide[0] + i * (wide[1] - wide[0]) / POINTS).toArray();
    }

    /** From the least to the largest of dots and curves, but not far from the dots. */
    private static double[] height(double[] y, double[] wide, Collection<DoubleUnaryOperator> curves) {
        double low = Arrays.stream(y).min().orElseThrow();
        double high = Arrays.stream(y).max().orElseThrow();
        double most = high > low ? MOST * (high - low) : 1;
        double[] all = curves.stream().flatMapToDouble(curve -> Arrays.stream(along(wide)).map(curve)).toArray();
        double bottom = Math.max(low - most, Math.min(low, Arrays.stream(all).min().orElse(low)));
        double top = Math.min(high + most, Math.max(high, Arrays.stream(all).max().orElse(high)));
        double rim = 0.06 * Math.max(top - bottom, 1e-9);
        return new double[] {bottom - rim, top + rim};
    }

    /** The first colour on white, with so much of it: without opacity, which would bead a line of many pieces. */
    private static Color paler(double share) {
        Color full = ChartStyle.colour(0);
        return new Color(mixed(full.getRed(), share), mixed(full.getGreen(), share), mixed(full.getBlue(), share));
    }

    private static int mixed(int value, double share) {
        return (int) Math.round(share * value + (1 - share) * 255);
    }
}
