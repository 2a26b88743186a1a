package tsugiki.show.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tsugiki.base.CourseException;
import tsugiki.transfer.ParameterGroup;

/** Learning rates by block as dots on a log axis, the block nearest to the picture on top, the head at the bottom. */
final class LadderChart {

    private static final int WIDTH = 540;
    private static final int ROW = 17;

    private LadderChart() {}

    static XYChart of(List<ParameterGroup> groups) {
        double[] ends = ends(groups);
        List<ParameterGroup> inputFirst = new ArrayList<>(groups);
        Collections.reverse(inputFirst);
        XYChart chart = ChartStyle.lines("Learning rate by block, input first", "learning rate (log scale)", "", WIDTH, 110 + ROW * groups.size());
        chart.getStyler().setXAxisLogarithmic(true).setXAxisMin(ends[0]).setXAxisMax(ends[1]);
        chart.getStyler().setLegendVisible(false);
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
    private static double[] ends(List<ParameterGroup> groups) {
        DoubleSummaryStatistics rates = groups.stream().mapToDouble(ParameterGroup::rate).summaryStatistics();
        if (rates.getCount() == 0) {
            throw new CourseException("There are no rates to draw: nothing is trained, choose a part with trainOnly first.");
        }
        return new double[] {rates.getMin() / 2.5, rates.getMax() * 2.5};
    }
}
