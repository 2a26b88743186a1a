package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tsugiki.base.CourseException;
import tsugiki.evaluate.Interval;
import tsugiki.evaluate.Intervals;
import tsugiki.features.DepthMap;

/** Accuracy of a probe over the stage its features come from, a line for each data set, with 95 % intervals. */
final class DepthChart {

    private DepthChart() {}

    static XYChart of(List<DepthMap> maps) {
        List<String> stages = stages(maps);
        XYChart chart = ChartStyle.lines("How deep a probe has to look: " + maps.get(0).network(),
                "features after this stage", "accuracy of a softmax probe, %");
        double last = stages.size() - 1;
        double[] values = maps.stream().flatMapToDouble(map -> DoubleStream.concat(DoubleStream.of(100 * map.baseline()),
                map.depths().stream().flatMapToDouble(d -> interval(d)))).toArray();
        double[] range = ChartStyle.percentRange(values);
        chart.getStyler().setXAxisMin(-0.3).setXAxisMax(last + 1.6).setYAxisMin(range[0]).setYAxisMax(range[1]);
        chart.getStyler().setLegendVisible(false);
        List<Labels.Label> labels = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            add(chart, maps.get(i), ChartStyle.colour(i), last);
            double end = 100 * maps.get(i).depths().get((int) last).accuracy();
            labels.add(new Labels.Label(maps.get(i).data(), last, end, ChartStyle.colour(i).darker()));
        }
        NameAxis.along(chart, NameAxis.brief(stages), IntStream.range(0, stages.size()).asDoubleStream().toArray());
        Labels.atEnds(chart, labels, ChartStyle.font(Font.BOLD, Canvas.NAME));
        Notes.below(chart, "upright lines: 95 % intervals; dashed: the constant answer of the same pictures");
        return chart;
    }

    private static List<String> stages(List<DepthMap> maps) {
        if (maps.isEmpty()) {
            throw new CourseException("There is no depth to draw: give at least one DepthMap.");
        }
        List<String> stages = names(maps.get(0));
        maps.stream().filter(map -> !names(map).equals(stages)).findFirst().ifPresent(map -> {
            throw new CourseException("%s and %s have other stages: a chart of depths shows one network on several data sets.",
                    maps.get(0).network(), map.network());
        });
        return stages;
    }

    private static List<String> names(DepthMap map) {
        return map.depths().stream().map(DepthMap.Depth::stage).toList();
    }

    private static DoubleStream interval(DepthMap.Depth depth) {
        Interval interval = Intervals.wilson(depth.right(), depth.pictures());
        return DoubleStream.of(100 * interval.low(), 100 * interval.high());
    }

    private static void add(XYChart chart, DepthMap map, Color colour, double last) {
        Reference.level(chart, map.data() + ", " + Reference.CONSTANT, 100 * map.baseline(), -0.3, last, ChartStyle.faint(colour, 0.7));
        double[] x = IntStream.range(0, map.depths().size()).asDoubleStream().toArray();
        XYSeries line = chart.addSeries(map.data(), x, map.depths().stream().mapToDouble(d -> 100 * d.accuracy()).toArray());
        line.setLineColor(colour).setLineStyle(ChartStyle.solid());
        line.setMarker(new Dot(8)).setMarkerColor(colour);
        Overlay.on(chart, canvas -> {
            for (int i = 0; i < x.length; i++) {
                double[] ends = interval(map.depths().get(i)).toArray();
                canvas.line(canvas.x(x[i]), canvas.y(ends[0]), canvas.x(x[i]), canvas.y(ends[1]), ChartStyle.faint(colour, 0.7), 1.6f);
            }
        });
    }
}
