package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.train.Trials;

/** Accuracy over the number of training pictures, on a log axis: a faint dot a seed, a line through the means. */
final class AmountChart {

    private AmountChart() {}

    static XYChart of(String title, Trials trials, double baseline) {
        if (trials.all().isEmpty()) {
            throw new CourseException("No training was noted for '%s': add some to the trials first.", title);
        }
        XYChart chart = ChartStyle.lines(title, "training pictures a class (log scale)", "accuracy, %");
        double[] amounts = trials.amounts().stream().mapToDouble(n -> n).toArray();
        double first = amounts[0] / 1.15;
        double last = amounts[amounts.length - 1] * (amounts.length > 1 ? Math.pow(amounts[amounts.length - 1] / amounts[0], 0.28) : 1.5);
        double[] range = ChartStyle.percentRange(DoubleStream.concat(DoubleStream.of(100 * baseline),
                trials.all().stream().mapToDouble(t -> 100 * t.accuracy())).toArray());
        chart.getStyler().setXAxisLogarithmic(true).setXAxisMin(first).setXAxisMax(last).setYAxisMin(range[0]).setYAxisMax(range[1]);
        chart.getStyler().setLegendVisible(false);
        Reference.baseline(chart, baseline, first, amounts[amounts.length - 1]);
        List<Labels.Label> labels = new ArrayList<>();
        for (String way : trials.ways()) {
            Color colour = ChartStyle.colour(trials.ways(), way);
            dots(chart, trials, way, colour);
            line(chart, trials, way, amounts, colour);
            trials.all().stream().filter(t -> t.way().equals(way)).mapToInt(Trials.Trial::perClass).max()
                    .ifPresent(n -> labels.add(new Labels.Label(way, n, 100 * trials.mean(way, n), colour)));
        }
        if (Double.isFinite(baseline)) {
            labels.add(new Labels.Label(Reference.CONSTANT, amounts[amounts.length - 1], 100 * baseline, ChartStyle.BASELINE));
        }
        NameAxis.along(chart, trials.amounts().stream().map(String::valueOf).toList(), amounts);
        Labels.atEnds(chart, labels, ChartStyle.font(Font.BOLD, Canvas.NAME));
        return chart;
    }

    private static void dots(XYChart chart, Trials trials, String way, Color colour) {
        List<Trials.Trial> all = trials.all().stream().filter(t -> t.way().equals(way)).toList();
        XYSeries dots = chart.addSeries(way + ", every seed", all.stream().mapToDouble(Trials.Trial::perClass).toArray(),
                all.stream().mapToDouble(t -> 100 * t.accuracy()).toArray());
        dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        dots.setMarker(new Dot(9)).setMarkerColor(ChartStyle.faint(colour, 0.55));
    }

    private static void line(XYChart chart, Trials trials, String way, double[] amounts, Color colour) {
        double[] known = DoubleStream.of(amounts).filter(n -> Double.isFinite(trials.mean(way, (int) n))).toArray();
        XYSeries line = chart.addSeries(way, known, DoubleStream.of(known).map(n -> 100 * trials.mean(way, (int) n)).toArray());
        line.setLineColor(colour).setLineStyle(ChartStyle.solid());
        line.setMarker(SeriesMarkers.NONE);
    }
}
