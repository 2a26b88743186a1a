package tsugiki.show.chart;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Calibration.Bin;
import tsugiki.evaluate.Intervals;

/**
 * Accuracy over confidence, a dot a bin, its area by the pictures in it; below the diagonal the network is too sure. A
 * single one has a grey bar a bin: where 95 % of perfectly calibrated students would lie.
 */
final class ReliabilityChart {

    private static final int MOST = 4;
    private static final double LARGEST = 30;
    private static final double LEAST = 6;

    private ReliabilityChart() {}

    static XYChart of(Calibration calibration) {
        XYChart chart = empty(Text.of("Calibration error %.1f %%; a perfect student of %d pictures shows %.1f %%",
                100 * calibration.error(), calibration.pictures(), 100 * calibration.floor()));
        chart.getStyler().setLegendVisible(false);
        chance(chart, calibration);
        add(chart, "bins", calibration, 0);
        Notes.below(chart, "a dot is a bin, as large as it has pictures; grey: where 95 of 100 perfect students lie; below the diagonal: too sure");
        return chart;
    }

    /** @param calibrations by name, at most four */
    static XYChart of(Map<String, Calibration> calibrations) {
        if (calibrations.isEmpty() || calibrations.size() > MOST) {
            throw new CourseException("A reliability chart shows 1 to %d networks, not %d: choose some.", MOST, calibrations.size());
        }
        XYChart chart = empty("Reliability");
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        int i = 0;
        for (Map.Entry<String, Calibration> entry : calibrations.entrySet()) {
            add(chart, name(entry.getKey(), entry.getValue()), entry.getValue(), i++);
        }
        Notes.below(chart, "a dot is a bin, as large as it has pictures; (chance: the error a perfect student of so many pictures shows)");
        return chart;
    }

    private static String name(String name, Calibration calibration) {
        return Text.of("%s, error %.1f %% (chance %.1f %%)", name, 100 * calibration.error(), 100 * calibration.floor());
    }

    private static XYChart empty(String title) {
        XYChart chart = ChartStyle.lines(title, "mean confidence, %", "accuracy, %", ChartStyle.WIDTH, 460);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
        XYSeries ideal = chart.addSeries("as sure as right", new double[] {0, 100}, new double[] {0, 100});
        ideal.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.colour(6)).setLineStyle(ChartStyle.dashed());
        return chart;
    }

    private static void chance(XYChart chart, Calibration calibration) {
        Overlay.on(chart, canvas -> {
            for (Bin bin : filled(calibration)) {
                double p = bin.confidence();
                double half = Intervals.spread(p, bin.pictures());
                canvas.line(canvas.x(100 * p), canvas.y(100 * Math.max(0, p - half)), canvas.x(100 * p), canvas.y(100 * Math.min(1, p + half)),
                        ChartStyle.faint(ChartStyle.BASELINE, 0.25), 10f);
            }
        });
    }

    private static List<Bin> filled(Calibration calibration) {
        return calibration.bins().stream().filter(bin -> bin.pictures() > 0).toList();
    }

    private static void add(XYChart chart, String name, Calibration calibration, int i) {
        List<Bin> bins = filled(calibration);
        Color colour = ChartStyle.colour(i);
        XYSeries series = chart.addSeries(name, bins.stream().mapToDouble(bin -> 100 * bin.confidence()).toArray(),
                bins.stream().mapToDouble(bin -> 100 * bin.accuracy()).toArray());
        series.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.faint(colour, 0.6)).setLineStyle(ChartStyle.solid());
        int most = bins.stream().mapToInt(Bin::pictures).max().orElse(1);
        Overlay.on(chart, canvas -> bins.forEach(bin -> canvas.dot(canvas.x(100 * bin.confidence()), canvas.y(100 * bin.accuracy()),
                Math.max(LEAST, LARGEST * Math.sqrt((double) bin.pictures() / most)), ChartStyle.faint(colour, 0.75))));
    }
}
