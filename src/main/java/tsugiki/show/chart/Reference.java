package tsugiki.show.chart;

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
            XYSeries line = chart.addSeries(Text.of("%s, %.1f %%", CONSTANT, 100 * share), new double[] {from, to}, new double[] {100 * share, 100 * share});
            line.setLineColor(ChartStyle.BASELINE).setLineStyle(ChartStyle.dashed());
            line.setMarker(SeriesMarkers.NONE);
        }
    }
}
