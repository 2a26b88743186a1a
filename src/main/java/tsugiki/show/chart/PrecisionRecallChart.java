package tsugiki.show.chart;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.LabelScore;
import tsugiki.evaluate.MultiLabelEvaluation;
import tsugiki.evaluate.PrecisionRecall;

/** Precision over recall, a line a label, a dot where its threshold stands. */
final class PrecisionRecallChart {

    private static final int MOST = 8;
    private static final double DOT = 11;

    private PrecisionRecallChart() {}

    static XYChart of(MultiLabelEvaluation evaluation) {
        List<PrecisionRecall> curves = evaluation.curves().stream().filter(curve -> curve.positives() > 0).limit(MOST).toList();
        if (curves.isEmpty()) {
            throw new CourseException("None of the %d pictures has a label, so there is neither precision nor recall to draw: score pictures that have some.",
                    evaluation.files().size());
        }
        XYChart chart = ChartStyle.lines(Text.of("Precision and recall: mean average precision %.3f", evaluation.meanAveragePrecision()),
                "recall, %", "precision, %", ChartStyle.WIDTH, 420);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
        for (int i = 0; i < curves.size(); i++) {
            add(chart, curves.get(i), i);
        }
        List<LabelScore> scores = evaluation.scores();
        List<String> drawn = curves.stream().map(PrecisionRecall::label).toList();
        Overlay.on(chart, canvas -> scores.stream().filter(score -> drawn.contains(score.label()) && score.found() + score.wrong() > 0)
                .forEach(score -> canvas.dot(canvas.x(100 * score.recall()), canvas.y(100 * score.precision()), DOT, ChartStyle.colour(drawn.indexOf(score.label())))));
        String more = curves.size() < evaluation.labels().size() ? Text.of("; %d of %d labels", curves.size(), evaluation.labels().size()) : "";
        Notes.below(chart, "the threshold falls from left to right; the dot is where the label is answered now" + more);
        return chart;
    }

    private static void add(XYChart chart, PrecisionRecall curve, int i) {
        XYSeries series = chart.addSeries(Text.of("%s, average precision %.3f", curve.label(), curve.averagePrecision()),
                curve.points().stream().mapToDouble(point -> 100 * point.recall()).toArray(),
                curve.points().stream().mapToDouble(point -> 100 * point.precision()).toArray());
        series.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.colour(i)).setLineStyle(ChartStyle.solid());
    }
}
