package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.features.Pca;

/** Points of the first two components, a colour a class, its name at the middle of its points. */
final class PcaChart {

    /** More cannot be told apart: the others become small and grey, behind these. */
    private static final int MOST = 10;

    private static final double FAINT = 0.22;
    private static final double SOLID = 0.9;
    private static final Marker SMALL = new Dot(6);
    private static final Marker LARGE = new Dot(8);

    private PcaChart() {}

    static XYChart of(Pca pca) {
        XYChart chart = empty(pca, pca);
        points(chart, pca, "", 0.65, LARGE);
        name(chart, pca);
        return chart;
    }

    /** @param training faint, behind @param scored solid; their names stand at its centres */
    static XYChart of(Pca training, Pca scored) {
        if (!training.classes().equals(scored.classes())) {
            throw new CourseException("The training points have the classes %s, the scored ones %s: use training.project(features).",
                    training.classes(), scored.classes());
        }
        XYChart chart = empty(training, scored);
        points(chart, training, ", training", FAINT, SMALL);
        points(chart, scored, "", SOLID, LARGE);
        name(chart, scored);
        Notes.below(chart, "faint: training pictures, from which the components were made; solid: pictures not trained on");
        return chart;
    }

    private static XYChart empty(Pca axes, Pca pca) {
        if (pca.shares().length < 2 || pca.points().length == 0) {
            throw new CourseException("A picture needs two components and at least one point, not %d and %d: use Pca.of(features).",
                    pca.shares().length, pca.points().length);
        }
        boolean all = IntStream.of(pca.labels()).allMatch(shown(pca)::contains);
        String title = all ? "Features in two components" : Text.of("Features in two components: %d of %d classes",
                shown(pca).size(), pca.classes().size());
        XYChart chart = ChartStyle.lines(title, axis(axes, 0), axis(axes, 1), ChartStyle.WIDTH, 480);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    /** The first classes that have points: the same ones and the same colours for other features of these classes. */
    private static List<Integer> shown(Pca pca) {
        return IntStream.of(pca.labels()).sorted().distinct().limit(MOST).boxed().toList();
    }

    private static String axis(Pca pca, int component) {
        return Text.of("component %d, %.1f %% of the variance", component + 1, 100 * pca.shares()[component]);
    }

    private static void points(XYChart chart, Pca pca, String what, double opacity, Marker marker) {
        List<Integer> shown = shown(pca);
        if (!IntStream.of(pca.labels()).allMatch(shown::contains)) {
            add(chart, "others" + what, pca, label -> !shown.contains(label), SMALL, ChartStyle.faint(ChartStyle.PALE, Math.min(1, 2 * opacity)));
        }
        for (int i = 0; i < shown.size(); i++) {
            int label = shown.get(i);
            add(chart, pca.classes().get(label) + what, pca, l -> l == label, marker, ChartStyle.faint(ChartStyle.colour(i), opacity));
        }
    }

    private static void add(XYChart chart, String name, Pca pca, IntPredicate label, Marker marker, Color colour) {
        int[] rows = rows(pca, label);
        XYSeries series = chart.addSeries(name, IntStream.of(rows).mapToDouble(i -> pca.points()[i][0]).toArray(),
                IntStream.of(rows).mapToDouble(i -> pca.points()[i][1]).toArray());
        series.setMarker(marker).setMarkerColor(colour);
    }

    private static int[] rows(Pca pca, IntPredicate label) {
        return IntStream.range(0, pca.labels().length).filter(i -> label.test(pca.labels()[i])).toArray();
    }

    private static void name(XYChart chart, Pca pca) {
        List<Labels.Label> names = new ArrayList<>();
        List<Integer> shown = shown(pca);
        for (int i = 0; i < shown.size(); i++) {
            int label = shown.get(i);
            names.add(new Labels.Label(pca.classes().get(label), middle(pca, label, 0), middle(pca, label, 1), ChartStyle.colour(i).darker()));
        }
        Labels.over(chart, names, ChartStyle.font(Font.BOLD, 13));
    }

    private static double middle(Pca pca, int label, int component) {
        return IntStream.of(rows(pca, l -> l == label)).mapToDouble(i -> pca.points()[i][component]).average().orElseThrow();
    }
}
