package tsugiki.show.chart;

import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Calibration.Bin;

/** Accuracy over confidence, a point a bin; below the diagonal the network is too sure. */
final class ReliabilityChart {

    private static final List<Marker> MARKERS = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE);

    private ReliabilityChart() {}

    static XYChart of(Calibration calibration) {
        XYChart chart = of(Map.of("bins", calibration));
        chart.setTitle(Text.of("Reliability: expected calibration error %.1f %%", 100 * calibration.error()));
        return chart;
    }

    /** @param calibrations by name, at most as many as there are markers */
    static XYChart of(Map<String, Calibration> calibrations) {
        if (calibrations.isEmpty() || calibrations.size() > MARKERS.size()) {
            throw new CourseException("A reliability chart shows 1 to %d networks, not %d: choose some.", MARKERS.size(), calibrations.size());
        }
        XYChart chart = ChartStyle.lines("Reliability", "mean confidence, %", "accuracy, %");
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0).setMarkerSize(8);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        diagonal(chart);
        int i = 0;
        for (Map.Entry<String, Calibration> entry : calibrations.entrySet()) {
            add(chart, name(entry, calibrations.size()), entry.getValue(), i++);
        }
        return chart;
    }

    private static String name(Map.Entry<String, Calibration> entry, int of) {
        return of == 1 ? entry.getKey() : Text.of("%s, error %.1f %%", entry.getKey(), 100 * entry.getValue().error());
    }

    private static void diagonal(XYChart chart) {
        XYSeries ideal = chart.addSeries("as sure as right", new double[] {0, 100}, new double[] {0, 100});
        ideal.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.colour(6)).setLineStyle(ChartStyle.dashed());
    }

    private static void add(XYChart chart, String name, Calibration calibration, int i) {
        List<Bin> bins = calibration.bins().stream().filter(bin -> bin.pictures() > 0).toList();
        XYSeries series = chart.addSeries(name, bins.stream().mapToDouble(bin -> 100 * bin.confidence()).toArray(),
                bins.stream().mapToDouble(bin -> 100 * bin.accuracy()).toArray());
        series.setMarker(MARKERS.get(i)).setMarkerColor(ChartStyle.colour(i)).setLineColor(ChartStyle.colour(i)).setLineStyle(ChartStyle.solid());
    }
}
