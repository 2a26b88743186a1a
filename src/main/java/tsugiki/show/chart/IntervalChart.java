package tsugiki.show.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/** Estimates as dots with their 95 % intervals, one below the other, beside an upright level. */
final class IntervalChart {

    private IntervalChart() {}

    static XYChart of(String title, String xName, List<Estimate> estimates, String levelName, double level) {
        if (estimates.isEmpty()) {
            throw new CourseException("There is nothing measured to draw under '%s': give at least one estimate.", title);
        }
        int n = estimates.size();
        XYChart chart = ChartStyle.lines(title, xName, "", ChartStyle.WIDTH, 120 + 30 * n);
        chart.getStyler().setLegendVisible(false);
        double[] values = DoubleStream.concat(DoubleStream.of(level), estimates.stream().flatMapToDouble(e -> DoubleStream.of(e.low(), e.high())))
                .filter(Double::isFinite).toArray();
        double low = DoubleStream.of(values).min().orElse(0);
        double high = DoubleStream.of(values).max().orElse(1);
        double room = Math.max(0.03 * (high - low), 0.5);
        chart.getStyler().setXAxisMin(low - room).setXAxisMax(high + 4 * room); // room for the numbers
        if (Double.isFinite(level)) {
            XYSeries line = chart.addSeries(levelName, new double[] {level, level}, new double[] {-0.6, n - 0.4});
            line.setLineColor(ChartStyle.BASELINE).setLineStyle(ChartStyle.dashed());
            line.setMarker(SeriesMarkers.NONE);
            Notes.below(chart, Text.of("dashed: %s; lines: 95 %% intervals", levelName));
        } else {
            Notes.below(chart, "lines: 95 % intervals");
        }
        XYSeries dots = chart.addSeries("measured", estimates.stream().mapToDouble(Estimate::value).toArray(),
                IntStream.range(0, n).mapToDouble(i -> n - 1 - i).toArray());
        dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        dots.setMarker(new Dot(10)).setMarkerColor(ChartStyle.colour(0));
        bars(chart, estimates);
        NameAxis.down(chart, estimates.stream().map(Estimate::name).toList());
        return chart;
    }

    private static void bars(XYChart chart, List<Estimate> estimates) {
        Overlay.on(chart, canvas -> {
            for (int i = 0; i < estimates.size(); i++) {
                Estimate estimate = estimates.get(i);
                double y = canvas.y(estimates.size() - 1 - i);
                canvas.line(canvas.x(estimate.low()), y, canvas.x(estimate.high()), y, ChartStyle.colour(0), 2.2f);
                for (double end : new double[] {estimate.low(), estimate.high()}) {
                    canvas.line(canvas.x(end), y - 4, canvas.x(end), y + 4, ChartStyle.colour(0), 2.2f);
                }
                canvas.text(Text.of("%.1f", estimate.value()), canvas.x(estimate.high()) + 7, y, 0,
                        ChartStyle.font(java.awt.Font.PLAIN, 11), ChartStyle.ink());
            }
        });
    }
}
