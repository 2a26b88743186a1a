package tsugiki.show.chart;

import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.Text;

/** Levels to compare with. */
final class Reference {

    static final String CONSTANT = "constant answer";

    private Reference() {}

    /** The constant answer's accuracy as a dashed grey line; nothing where it is not known. @param share 0..1, or NaN */
    static void baseline(XYChart chart, double share, double from, double to) {
        if (Double.isFinite(share)) {
            level(chart, Text.of("%s, %.1f %%", CONSTANT, 100 * share), 100 * share, from, to, ChartStyle.BASELINE);
        }
    }

    /** A level as a dashed line, from one x value to another. */
    static void level(XYChart chart, String name, double y, double from, double to, Color colour) {
        XYSeries line = chart.addSeries(name, new double[] {from, to}, new double[] {y, y});
        line.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(ChartStyle.dashed());
    }
}
