package tsugiki.show.chart;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tsugiki.base.CourseException;
import tsugiki.transfer.ParameterGroup;

/** Learning rates by block as dots on a log axis, the block nearest to the picture on top, the head at the bottom. */
final class LadderChart {

    private static final int MOST = 3;
    private static final int ROW = 17;

    private LadderChart() {}

    static XYChart of(List<ParameterGroup> groups) {
        return chart("Learning rate by block, input first", groups, ends(List.of(groups)), 540, 110 + ROW * groups.size());
    }

    static Panels of(Map<String, List<ParameterGroup>> ladders) {
        if (ladders.isEmpty() || ladders.size() > MOST) {
            throw new CourseException("A chart of ladders shows 1 to %d networks, not %d: choose some.", MOST, ladders.size());
        }
        double[] ends = ends(ladders.values());
        int height = 110 + ROW * ladders.values().stream().mapToInt(List::size).max().orElseThrow();
        List<XYChart> charts = new ArrayList<>();
        ladders.forEach((name, groups) -> charts.add(chart(name, groups, ends, ChartStyle.WIDTH / ladders.size(), height)));
        return new Panels("Learning rate by block, input first", charts);
    }

    private static XYChart chart(String title, List<ParameterGroup> groups, double[] ends, int width, int height) {
        List<ParameterGroup> inputFirst = new ArrayList<>(groups);
        Collections.reverse(inputFirst);
        XYChart chart = ChartStyle.lines(title, "learning rate (log scale)", "", width, height);
        chart.getStyler().setXAxisLogarithmic(true).setXAxisMin(ends[0]).setXAxisMax(ends[1]);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setChartTitleFont(ChartStyle.font(Font.BOLD, width < ChartStyle.WIDTH / 2 ? 12 : 15));
        NameAxis.powers(chart, ends[0], ends[1]);
        double[] rates = inputFirst.stream().mapToDouble(ParameterGroup::rate).toArray();
        double[] heights = IntStream.range(0, rates.length).mapToDouble(i -> rates.length - 1 - i).toArray();
        XYSeries dots = chart.addSeries("learning rate", rates, heights);
        dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        dots.setMarker(new Dot(9)).setMarkerColor(ChartStyle.colour(0));
        NameAxis.down(chart, NameAxis.brief(inputFirst.stream().map(ParameterGroup::name).toList()));
        return chart;
    }

    /** A little beyond all rates. */
    private static double[] ends(Iterable<List<ParameterGroup>> ladders) {
        List<Double> rates = new ArrayList<>();
        ladders.forEach(groups -> groups.forEach(group -> rates.add(group.rate())));
        if (rates.isEmpty()) {
            throw new CourseException("There are no rates to draw: nothing is trained, choose a part with trainOnly first.");
        }
        return new double[] {Collections.min(rates) / 2.5, Collections.max(rates) * 2.5};
    }
}
