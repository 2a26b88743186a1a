package tsugiki.show.chart;

import java.awt.Color;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.features.Pca;

/** Points of the first two components; a class has one colour and one marker, which together no other has. */
final class PcaChart {

    /** More cannot be told apart: the others become small and grey, behind these. */
    private static final int MOST = 10;

    private static final Color OTHERS = new Color(0xC8, 0xC8, 0xC8);

    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_DOWN);

    private PcaChart() {}

    static XYChart of(Pca pca) {
        if (pca.shares().length < 2 || pca.points().length == 0) {
            throw new CourseException("A picture needs two components and at least one point, not %d and %d: use Pca.of(features).",
                    pca.shares().length, pca.points().length);
        }
        List<Integer> shown = first(pca);
        boolean all = IntStream.of(pca.labels()).allMatch(shown::contains);
        String title = all ? "Features in two components" : Text.of("Features in two components: %d of %d classes",
                shown.size(), pca.classes().size());
        XYChart chart = ChartStyle.lines(title, axis(pca, 0), axis(pca, 1));
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter).setMarkerSize(8);
        if (!all) {
            add(chart, "others", pca, label -> !shown.contains(label)).setMarker(SeriesMarkers.CIRCLE).setMarkerColor(OTHERS);
        }
        for (int i = 0; i < shown.size(); i++) {
            int label = shown.get(i);
            add(chart, pca.classes().get(label), pca, l -> l == label)
                    .setMarker(MARKERS.get(i % MARKERS.size())).setMarkerColor(ChartStyle.colour(i));
        }
        return chart;
    }

    /** The first classes that have points: the same ones and the same colours for other features of these classes. */
    private static List<Integer> first(Pca pca) {
        return IntStream.of(pca.labels()).sorted().distinct().limit(MOST).boxed().toList();
    }

    private static String axis(Pca pca, int component) {
        return Text.of("component %d, %.1f %% of the variance", component + 1, 100 * pca.shares()[component]);
    }

    private static XYSeries add(XYChart chart, String name, Pca pca, IntPredicate label) {
        int[] rows = IntStream.range(0, pca.labels().length).filter(i -> label.test(pca.labels()[i])).toArray();
        return chart.addSeries(name, IntStream.of(rows).mapToDouble(i -> pca.points()[i][0]).toArray(),
                IntStream.of(rows).mapToDouble(i -> pca.points()[i][1]).toArray());
    }
}
