package tsugiki.show.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.train.Race;

/** Accuracy over seconds: a line a seed, in its way's colour; ways without epochs are one diamond. */
final class RaceChart {

    private RaceChart() {}

    static XYChart of(String title, Race race) {
        if (race.ways().isEmpty()) {
            throw new CourseException("Nobody runs in the race '%s': add a training first.", title);
        }
        XYChart chart = ChartStyle.lines(title, "seconds, features included", "validation accuracy, %");
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        double end = end(race);
        double[] percent = DoubleStream.concat(DoubleStream.of(100 * race.baseline()),
                Stream.concat(race.runners().stream().map(Race.Runner::accuracies), race.finishes().stream().map(f -> new double[] {f.accuracy()}))
                        .flatMapToDouble(Arrays::stream).map(share -> 100 * share)).toArray();
        double[] range = ChartStyle.percentRange(percent);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.03 * end).setYAxisMin(range[0]).setYAxisMax(range[1]);
        Reference.baseline(chart, race.baseline(), 0, 1.03 * end);
        List<String> ways = race.ways();
        race.runners().forEach(runner -> line(chart, runner, ChartStyle.colour(ways, runner.way())));
        race.finishes().forEach(finish -> point(chart, finish, ChartStyle.colour(ways, finish.way())));
        return chart;
    }

    private static double end(Race race) {
        return DoubleStream.concat(race.runners().stream().flatMapToDouble(r -> Arrays.stream(r.seconds())),
                race.finishes().stream().mapToDouble(Race.Finish::seconds)).max().orElse(1);
    }

    private static void line(XYChart chart, Race.Runner runner, Color colour) {
        String name = free(chart, runner.way());
        XYSeries line = chart.addSeries(name, runner.seconds(), Arrays.stream(runner.accuracies()).map(share -> 100 * share).toArray());
        line.setLineColor(colour).setLineStyle(ChartStyle.solid());
        line.setMarker(new Dot(6)).setMarkerColor(colour);
        line.setShowInLegend(name.equals(runner.way()));
    }

    private static void point(XYChart chart, Race.Finish finish, Color colour) {
        String name = free(chart, finish.way());
        XYSeries point = chart.addSeries(name, new double[] {finish.seconds()}, new double[] {100 * finish.accuracy()});
        point.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        point.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(colour);
        point.setShowInLegend(name.equals(finish.way()));
    }

    /** The way itself, then with its seed's number: XChart wants a name of its own for each series. */
    private static String free(XYChart chart, String way) {
        int seed = 1;
        while (chart.getSeriesMap().containsKey(seed == 1 ? way : Text.of("%s, seed %d", way, seed))) {
            seed++;
        }
        return seed == 1 ? way : Text.of("%s, seed %d", way, seed);
    }
}
