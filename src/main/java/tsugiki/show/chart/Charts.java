package tsugiki.show.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
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
import tsugiki.evaluate.MultiLabelEvaluation;
import tsugiki.explain.Forgetting;
import tsugiki.features.DepthMap;
import tsugiki.features.Pca;
import tsugiki.train.History;
import tsugiki.train.Race;
import tsugiki.train.RateSweep;
import tsugiki.train.Run;
import tsugiki.train.Schedule;
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

    /**
     * Measured points as dots, and what a model that learns says of them, a curve for each moment: the first faint, the last
     * solid. What lies far from the dots is cut off.
     *
     * @param x of the dots, ascending
     * @param y of the dots
     * @param curves by name, in the order of time
     * @throws CourseException if there is no dot, or not as many x as y
     */
    public static XYChart fit(String title, String xName, String yName, double[] x, double[] y, Map<String, DoubleUnaryOperator> curves) {
        return FitChart.of(title, xName, yName, x, y, curves);
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
     * A training over its epochs in two panels: loss on the left, accuracy in percent on the right, training orange,
     * validation blue. Epoch 0 is before training. A dashed level marks where the last phase began: what tuning, or
     * training, has to beat. A vertical red line stands where tuning begins.
     *
     * @throws CourseException if no epoch was measured yet
     */
    public static Panels history(History history) {
        return HistoryChart.of(history);
    }

    /** The same of a training that ended or was stopped. */
    public static Panels history(Run run) {
        return HistoryChart.of(run.history());
    }

    /**
     * Ways of training against the clock: validation accuracy in percent over seconds, a line a seed in its way's colour,
     * a diamond for what has no epochs, the constant answer dashed.
     *
     * @throws CourseException if nothing was added to the race
     */
    public static XYChart race(String title, Race race) {
        return RaceChart.of(title, race);
    }

    /**
     * Accuracy in percent over the training pictures a class, on a log axis: every seed a faint dot, a line through the
     * means, its way's name at its end. The axis begins at the tens below the lowest value or the constant answer.
     *
     * @param baseline the constant answer's accuracy, 0..1; NaN if not known
     * @throws CourseException if nothing was noted
     */
    public static XYChart amounts(String title, Trials trials, double baseline) {
        return AmountChart.of(title, trials, baseline);
    }

    /**
     * Accuracies (0..1) as a heat map in percent with a plus-minus in each cell, half of Wilson's 95 % interval; coloured
     * from the constant answer (white) to the highest cell.
     *
     * @param columns names along the x axis
     * @param rows names along the y axis, the first on top
     * @param shares by row; NaN stays white
     * @param pictures scored for each cell; 0 if not known: then without plus-minus
     * @param baseline the constant answer's accuracy, 0..1; NaN if not known: then white is a little below the lowest cell
     * @throws CourseException if names and values do not fit together
     */
    public static HeatMapChart grid(String title, String xName, String yName, List<String> columns, List<String> rows, double[][] shares,
            int pictures, double baseline) {
        return GridChart.of(title, xName, yName, columns, rows, shares, pictures, baseline);
    }

    /** Mean accuracies of an experiment: pictures a class from left to right, ways from top to bottom. @param pictures scored for each cell */
    public static HeatMapChart grid(String title, String waysName, Trials trials, int pictures, double baseline) {
        return grid(title, "training pictures a class", waysName, trials.amounts().stream().map(String::valueOf).toList(),
                trials.ways(), trials.curves().values().toArray(double[][]::new), pictures, baseline);
    }

    /**
     * Differences in points with their 95 % intervals beside 0, the first on top: where an interval holds 0, no difference
     * is shown.
     *
     * @throws CourseException if there are none
     */
    public static XYChart differences(String title, List<Estimate> differences) {
        return IntervalChart.of(title, differences);
    }

    /**
     * Accuracy in percent of a softmax probe on the features after each stage of a network, the first stage on the left:
     * a line for each data set, with 95 % intervals, and its constant answer dashed.
     *
     * @param maps of one network
     * @throws CourseException if there are none, or their networks have other stages
     */
    public static XYChart depth(DepthMap... maps) {
        return DepthChart.of(List.of(maps));
    }

    /** Pictures of each class in train, validation and test; with many classes ordered by size, unnamed. */
    public static CategoryChart classBalance(DataSet data) {
        return BalanceChart.of(data);
    }

    /** Learning rate of each block as a dot on a log axis, the block nearest to the picture on top, the head at the bottom. */
    public static XYChart rates(List<ParameterGroup> groups) {
        return LadderChart.of(groups);
    }

    /**
     * The factor that each schedule puts on every rate, update by update over the epochs, 0..1; one that moves once an
     * epoch is a stair.
     *
     * @param schedules by name
     */
    public static XYChart schedules(int epochs, Map<String, Schedule> schedules) {
        return ScheduleChart.of(epochs, schedules);
    }

    /** The same, each named as it is written in Java. */
    public static XYChart schedules(int epochs, Schedule... schedules) {
        Map<String, Schedule> named = new LinkedHashMap<>();
        List.of(schedules).forEach(schedule -> named.put(ScheduleChart.name(schedule), schedule));
        return schedules(epochs, named);
    }

    /**
     * Loss over learning rate, on a log axis: a dot a batch, a line smoothed over those before, both suggestions upright.
     * Batches far above the first loss are arrows at the upper edge.
     */
    public static XYChart rateFinder(RateSweep found) {
        return RateChart.of(found);
    }

    /**
     * Networks by parameters in millions (log axis) and ImageNet top-1 accuracy in percent: the members of the families the
     * course speaks of in colour and named, the others grey. A line joins what is built and was trained alike.
     *
     * @param networks as {@code Zoo.list()}, or rows of it
     */
    public static XYChart parametersAgainstAccuracy(Table networks) {
        return ModelChart.of(networks);
    }

    /**
     * True classes (rows) against what they were named (columns), in pictures: right ones blue by their share of the row,
     * mistakes orange, the darkest where most of a row went. Of more than 24 classes the hardest 24.
     */
    public static HeatMapChart confusion(Confusion confusion) {
        return ConfusionChart.of(confusion);
    }

    /**
     * Accuracy over confidence, both in percent: a dot a bin, its area by its pictures; on the diagonal the student is as
     * sure as it is right. The title holds the calibration error and the one that chance alone gives with so many pictures,
     * {@link Calibration#floor}; grey bars show where 95 of 100 perfectly calibrated students lie.
     */
    public static XYChart reliability(Calibration calibration) {
        return ReliabilityChart.of(calibration);
    }

    /** Several in one chart, e.g. before and after temperature scaling, by name; at most four. */
    public static XYChart reliability(Map<String, Calibration> calibrations) {
        return ReliabilityChart.of(calibrations);
    }

    /**
     * Precision over recall in percent, a line for each of the first eight labels that some picture has; its dot is where its
     * threshold stands, the title holds the mean average precision.
     *
     * @throws tsugiki.base.CourseException if no picture has a label
     */
    public static XYChart precisionRecall(MultiLabelEvaluation evaluation) {
        return PrecisionRecallChart.of(evaluation);
    }

    /** The first two components, a colour a class, its name at the middle of its points; after the tenth class the points are grey. */
    public static XYChart pca(Pca pca) {
        return PcaChart.of(pca);
    }

    /**
     * Training points faint, the others solid, along the same two components.
     *
     * @param scored e.g. {@code training.project(store.validation())}
     */
    public static XYChart pca(Pca training, Pca scored) {
        return PcaChart.of(training, scored);
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
