package tsugiki.show.chart;

import java.awt.Font;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/** Differences as dots with their 95 % intervals, one below the other, beside an upright line at 0. */
final class IntervalChart {

    private IntervalChart() {}

    static XYChart of(String title, List<Estimate> estimates) {
        if (estimates.isEmpty()) {
            throw new CourseException("There is nothing measured to draw under '%s': give at least one estimate.", title);
        }
        int n = estimates.size();
        XYChart chart = ChartStyle.lines(title, "difference, points", "", ChartStyle.WIDTH, 120 + 30 * n);
        chart.getStyler().setLegendVisible(false);
        double low = Math.min(0, estimates.stream().mapToDouble(Estimate::low).min().orElseThrow());
        double high = Math.max(0, estimates.stream().mapToDouble(Estimate::high).max().orElseThrow());
        double room = Math.max(0.03 * (high - low), 0.5);
        chart.getStyler().setXAxisMin(low - room).setXAxisMax(high + 4 * room); // room for the numbers
        XYSeries none = chart.addSeries("no difference", new double[] {0, 0}, new double[] {-0.6, n - 0.4});
        none.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.BASELINE).setLineStyle(ChartStyle.dashed());
        Notes.below(chart, "dashed: no difference; lines: 95 % intervals");
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
                        ChartStyle.font(Font.PLAIN, 11), ChartStyle.ink());
            }
        });
    }
}
