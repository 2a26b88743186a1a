package tsugiki.show.chart;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Confusion;
import tsugiki.explain.Forgetting;
import tsugiki.features.Pca;
import tsugiki.train.History;
import tsugiki.train.RateSweep;
import tsugiki.train.Run;
import tsugiki.train.Trials;
import tsugiki.transfer.ParameterGroup;

/** The course's charts: each function takes data and returns the chart, in the house style. */
public final class Charts {

    private Charts() {}

    /**
     * Lines over common x values.
     *
     * @param x values of the x axis, ascending
     * @param series y values by name, each as many as {@code x}; NaN leaves a gap
     */
    public static XYChart line(String title, String xName, String yName, double[] x, Map<String, double[]> series) {
        XYChart chart = ChartStyle.lines(title, xName, yName);
        series.forEach((name, y) -> chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE).setLineStyle(ChartStyle.solid()));
        chart.getStyler().setLegendVisible(series.size() > 1);
        return chart;
    }

    /** Bars: one for each name. */
    public static CategoryChart bars(String title, String xName, String yName, Map<String, ? extends Number> bars) {
        CategoryChart chart = ChartStyle.bars(title, xName, yName);
        chart.addSeries(yName, List.copyOf(bars.keySet()), List.copyOf(bars.values()));
        chart.getStyler().setLegendVisible(false);
        turnLabels(chart, List.copyOf(bars.keySet()));
        return chart;
    }

    /** Long labels stand on end, so that none covers its neighbour. */
    static void turnLabels(CategoryChart chart, List<String> labels) {
        int letters = labels.size() * labels.stream().mapToInt(String::length).max().orElse(0);
        if (letters > 80) {
            chart.getStyler().setXAxisLabelRotation(letters > 200 ? 90 : 45);
            chart.getStyler().setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right); // the end of a name at its bar
        }
    }

    /**
     * A training, epoch by epoch: loss on the left axis, accuracy on the right, training dashed, validation
     * solid, and a vertical red line where tuning starts.
     *
     * @throws CourseException if no epoch was measured yet
     */
    public static XYChart history(History history) {
        return HistoryChart.of(history);
    }

    /** The same of a training that ended or was stopped. */
    public static XYChart history(Run run) {
        return HistoryChart.of(run.history());
    }

    /** Validation accuracy against the seconds spent, a line for each training. */
    public static XYChart race(String title, Map<String, History> trainings) {
        XYChart chart = ChartStyle.lines(title, "seconds", "validation accuracy, %");
        trainings.forEach((name, history) -> {
            double[] seconds = history.rows().stream().mapToDouble(History.Row::seconds).toArray();
            Arrays.parallelPrefix(seconds, Double::sum);
            double[] percent = history.rows().stream().mapToDouble(row -> 100 * row.validationAccuracy()).toArray();
            chart.addSeries(name, seconds, percent).setMarker(SeriesMarkers.CIRCLE).setLineStyle(ChartStyle.solid());
        });
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        return chart;
    }

    /**
     * Accuracies (0..1) as a heat map in percent.
     *
     * @param columns names along the x axis
     * @param rows names along the y axis, the first on top
     * @param shares by row; NaN stays white
     * @throws CourseException if names and values do not fit together
     */
    public static HeatMapChart grid(String title, String xName, String yName, List<String> columns, List<String> rows, double[][] shares) {
        return GridChart.of(title, xName, yName, columns, rows, shares);
    }

    /** Mean accuracies of an experiment: pictures a class from left to right, ways from top to bottom. */
    public static HeatMapChart grid(String title, String waysName, Trials trials) {
        return grid(title, "training pictures a class", waysName, trials.amounts().stream().map(String::valueOf).toList(),
                trials.ways(), trials.curves().values().toArray(double[][]::new));
    }

    /** Pictures of each class in train, validation and test; with many classes ordered by size, unnamed. */
    public static CategoryChart classBalance(DataSet data) {
        return BalanceChart.of(data);
    }

    /** Learning rate of each block, classifier first, on a log axis. */
    public static CategoryChart rates(List<ParameterGroup> groups) {
        Map<String, Double> bars = new LinkedHashMap<>();
        groups.forEach(group -> bars.put(group.name(), group.rate()));
        CategoryChart chart = bars("Learning rate by block", "block, head first", "learning rate (log scale)", bars);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(Collections.min(bars.values())) - 0.1)));
        chart.getStyler().setYAxisMax(Math.pow(10, Math.ceil(Math.log10(Collections.max(bars.values())))));
        chart.getStyler().setYAxisDecimalPattern("0E0");
        return chart;
    }

    /** Loss over learning rate, on a log axis, with both suggestions; batches far above the first loss are left out. */
    public static XYChart rateFinder(RateSweep found) {
        return RateChart.of(found);
    }

    /** Parameters (log axis) against ImageNet top-1 accuracy: see {@link ModelChart}. */
    public static XYChart parametersAgainstAccuracy(Table networks) {
        return ModelChart.of(networks);
    }

    /** Labels against predictions: see {@link ConfusionChart}. */
    public static HeatMapChart confusion(Confusion confusion) {
        return ConfusionChart.of(confusion);
    }

    /** Accuracy over confidence: see {@link ReliabilityChart}. */
    public static XYChart reliability(Calibration calibration) {
        return ReliabilityChart.of(calibration);
    }

    /** Several in one chart, e.g. before and after temperature scaling, by name; at most four. */
    public static XYChart reliability(Map<String, Calibration> calibrations) {
        return ReliabilityChart.of(calibrations);
    }

    /** The first two components, coloured by class; of more than ten classes the ten with the most points. */
    public static XYChart pca(Pca pca) {
        return PcaChart.of(pca);
    }

    /** How often the old head on a tuned trunk still gives the teacher's answer, a bar for each student by name. */
    public static CategoryChart forgetting(Map<String, Forgetting> students) {
        Map<String, Double> bars = new LinkedHashMap<>();
        students.forEach((name, forgetting) -> bars.put(name, 100 * forgetting.agreement()));
        CategoryChart chart = bars("Agreement with the untouched teacher", "student", "same class, % of the pictures", bars);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        return chart;
    }
}
