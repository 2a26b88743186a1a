package tsugiki.show.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Confusion;
import tsugiki.explain.Forgetting;
import tsugiki.features.Pca;
import tsugiki.train.History;
import tsugiki.train.RateSweep;
import tsugiki.transfer.ParameterGroup;

class ChartsTest {

    private static History history(int epochs, OptionalInt tuningStartsAfter) {
        List<History.Row> rows = new ArrayList<>();
        rows.add(new History.Row(0, "new_layers", Double.NaN, Double.NaN, 2.3, 0.1, Double.NaN, 1, Double.NaN));
        for (int e = 1; e <= epochs; e++) {
            rows.add(new History.Row(e, "new_layers", 2.0 / e, 0.5, 2.1 / e, 0.1 + 0.1 * e, 1e-3, 1, 20));
        }
        return new History(rows, tuningStartsAfter);
    }

    @Test
    void historyHasLossLeftAndAccuracyRight() {
        XYChart chart = Charts.history(history(3, OptionalInt.empty()));
        assertThat(chart.getSeriesMap()).containsOnlyKeys("loss, training", "loss, validation", "accuracy, training", "accuracy, validation");
        assertThat(chart.getSeriesMap().get("loss, training").getYAxisGroup()).isZero();
        assertThat(chart.getSeriesMap().get("accuracy, validation").getYAxisGroup()).isEqualTo(1);
        assertThat(chart.getXAxisTitle()).isEqualTo("epoch");
        assertThat(chart.getYAxisGroupTitle(0)).isEqualTo("loss");
        assertThat(chart.getYAxisGroupTitle(1)).isEqualTo("accuracy, %");
    }

    @Test
    void redLineStandsWhereTuningStarts() {
        XYSeries line = Charts.history(history(3, OptionalInt.of(2))).getSeriesMap().get("tuning starts");
        assertThat(line.getXData()).containsExactly(2, 2);
        assertThat(line.getYData()).containsExactly(0, 100);
        assertThat(line.getLineColor()).isEqualTo(ChartStyle.RED);
    }

    @Test
    void whatWasNotMeasuredIsLeftOut() {
        XYChart chart = Charts.history(history(3, OptionalInt.empty()));
        assertThat(chart.getSeriesMap().get("loss, training").getXData()).containsExactly(1, 2, 3);
        assertThat(chart.getSeriesMap().get("loss, validation").getXData()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void historyIsTitledByItsBestEpoch() {
        assertThat(Charts.history(history(3, OptionalInt.empty())).getTitle()).isEqualTo("Best validation accuracy 40.0 %, epoch 3");
    }

    @Test
    void emptyHistoryIsRefused() {
        assertThatThrownBy(() -> Charts.history(History.EMPTY)).isInstanceOf(CourseException.class).hasMessageContaining("train first");
    }

    @Test
    void ratesAreBarsOnALogAxis() {
        CategoryChart chart = Charts.rates(List.of(new ParameterGroup("fc", 1e-4, List.of("fc.weight")),
                new ParameterGroup("layer4", 3.3e-5, List.of("layer4.0.conv1.weight"))));
        assertThat(chart.getStyler().isYAxisLogarithmic()).isTrue();
        assertThat(chart.getSeriesMap().values().iterator().next().getXData()).asList().containsExactly("fc", "layer4");
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(ChartStyle.WIDTH);
    }

    @Test
    void classBalanceStacksThePartsThatHavePictures() {
        List<Item> items = List.of(item(0), item(0), item(1));
        DataSet data = new DataSet("small", "random", List.of("a", "b"), items, List.of(item(1)), List.of(), List.of());
        CategoryChart chart = Charts.classBalance(data);
        assertThat(chart.getSeriesMap()).containsOnlyKeys("train", "validation");
        assertThat(chart.getSeriesMap().get("train").getYData()).asList().containsExactly(2, 1);
        assertThat(chart.getTitle()).contains("small", "random");
    }

    private static Item item(int label) {
        return new Item("x" + label, label, () -> null);
    }

    @Test
    void confusionCellsAreSharesOfTheTrueClass() {
        HeatMapChart chart = Charts.confusion(Confusion.of(new int[] {0, 0, 1}, new int[] {0, 1, 1}, List.of("a", "b")));
        assertThat(chart.getHeatMapSeries().getHeatData().stream().map(java.util.Arrays::toString).toList())
                .containsExactly("[0, 1, 50]", "[1, 1, 50]", "[1, 0, 100]");
        assertThat(chart.getHeatMapSeries().getYData()).asList().containsExactly("b", "a");
    }

    @Test
    void confusionOfManyClassesShowsTheHardest() {
        int[] labels = DoubleStream.iterate(0, i -> i + 1).limit(102).mapToInt(i -> (int) i).toArray();
        List<String> classes = java.util.Arrays.stream(labels).mapToObj(i -> "class " + i).toList();
        assertThat(Charts.confusion(Confusion.of(labels, labels, classes)).getTitle()).contains("24 hardest of 102");
    }

    @Test
    void modelsAreColouredByFamilyOverALogAxis() {
        Table networks = Table.create("networks", StringColumn.create("name", "resnet18", "resnet50", "alexnet"),
                StringColumn.create("family", "ResNet", "ResNet", "AlexNet"),
                LongColumn.create("parameters", 11_689_512L, 25_557_032L, 61_100_840L),
                DoubleColumn.create("top-1 %", 69.758, 80.858, 56.522));
        XYChart chart = Charts.parametersAgainstAccuracy(networks);
        assertThat(chart.getStyler().isXAxisLogarithmic()).isTrue();
        assertThat(chart.getSeriesMap()).containsOnlyKeys("AlexNet", "ResNet");
        assertThat(chart.getSeriesMap().get("ResNet").getXData()).containsExactly(11.689512, 25.557032);
    }

    @Test
    void tableWithoutNeededColumnIsRefused() {
        assertThatThrownBy(() -> Charts.parametersAgainstAccuracy(Table.create("t")))
                .isInstanceOf(CourseException.class).hasMessageContaining("no column 'name'");
    }

    @Test
    void oneLineNeedsNoLegend() {
        assertThat(Charts.line("t", "x", "y", new double[] {1, 2}, Map.of("a", new double[] {1, 2})).getStyler().isLegendVisible()).isFalse();
    }

    @Test
    void gridHasTheFirstRowOnTopAndWholePercent() {
        HeatMapChart chart = Charts.grid("t", "x", "y", List.of("5", "20"), List.of("none", "all"), new double[][] {{0.123, Double.NaN}, {0.5, 1}});
        HeatMapSeries series = chart.getHeatMapSeries();
        assertThat(series.getYData()).asList().containsExactly("all", "none");
        assertThat(series.getHeatData()).hasSize(3).anySatisfy(cell -> assertThat(cell).containsExactly(0, 1, 12L)).anySatisfy(cell -> assertThat(cell).containsExactly(1, 0, 100L));
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(ChartStyle.WIDTH);
    }

    @Test
    void gridOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> Charts.grid("t", "x", "y", List.of("5"), List.of("none"), new double[][] {{0.1, 0.2}}))
                .isInstanceOf(CourseException.class).hasMessageContaining("Row 1");
    }

    @Test
    void raceRunsOverSeconds() {
        XYSeries series = Charts.race("t", Map.of("a", history(3, OptionalInt.empty()))).getSeriesMap().get("a");
        assertThat(series.getXData()).containsExactly(1, 2, 3, 4);
        assertThat(series.getYData()[0]).isEqualTo(10);
    }

    @Test
    void rateFinderHasALogAxisAndBothSuggestions() {
        List<Double> rates = DoubleStream.iterate(1e-5, r -> 2 * r).limit(16).boxed().toList();
        List<Double> losses = List.of(2.0, 2.0, 2.0, 2.0, 1.9, 1.7, 1.4, 1.1, 0.9, 0.8, 0.8, 0.9, 1.5, 4.0, 40.0, 400.0);
        RateSweep found = RateSweep.of(rates, losses);
        XYChart chart = Charts.rateFinder(found);
        assertThat(chart.getStyler().isXAxisLogarithmic()).isTrue();
        assertThat(chart.getSeriesMap().keySet()).hasSize(4).contains("a batch", "smoothed")
                .anyMatch(name -> name.startsWith("steepest: ")).anyMatch(name -> name.startsWith("a tenth of the minimum: "));
        assertThat(chart.getSeriesMap().get("a batch").getYData()).as("the explosion is left out").hasSize(13);
    }

    private static Calibration calibration() {
        return Calibration.of(new int[] {0, 1, 1}, new float[][] {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.4f, 0.6f}}, 5);
    }

    @Test
    void reliabilityHasTheDiagonalAndAPointABin() {
        XYChart chart = Charts.reliability(calibration());
        assertThat(chart.getTitle()).isEqualTo("Reliability: expected calibration error 40.0 %");
        assertThat(chart.getSeriesMap()).containsOnlyKeys("as sure as right", "bins");
        assertThat(chart.getSeriesMap().get("bins").getYData()).containsExactly(100, 50);
        assertThat(chart.getXAxisTitle()).isEqualTo("mean confidence, %");
    }

    @Test
    void reliabilityOfSeveralNamesThemWithTheirErrors() {
        assertThat(Charts.reliability(Map.of("before", calibration())).getSeriesMap()).containsKey("before");
        Map<String, Calibration> two = new java.util.TreeMap<>(Map.of("after", calibration(), "before", calibration()));
        assertThat(Charts.reliability(two).getSeriesMap()).containsKeys("after, error 40.0 %", "before, error 40.0 %");
        assertThatThrownBy(() -> Charts.reliability(Map.of())).isInstanceOf(CourseException.class);
    }

    private static Pca pca(int classes) {
        int[] labels = java.util.stream.IntStream.range(0, 2 * classes + 1).map(i -> i % classes).toArray();
        float[][] points = new float[labels.length][2];
        return new Pca(java.util.stream.IntStream.range(0, classes).mapToObj(i -> "class " + i).toList(), labels, points,
                new double[] {0.5, 0.25}, new Pca.Axes(new float[2], new float[2][2]));
    }

    @Test
    void pcaIsColouredByClass() {
        XYChart chart = Charts.pca(pca(3));
        assertThat(chart.getSeriesMap()).containsOnlyKeys("class 0", "class 1", "class 2");
        assertThat(chart.getXAxisTitle()).isEqualTo("component 1, 50.0 % of the variance");
    }

    @Test
    void pcaOfManyClassesShowsTenAndTheOthersInGrey() {
        XYChart chart = Charts.pca(pca(30));
        assertThat(chart.getSeriesMap()).hasSize(11).containsKeys("others", "class 0");
        assertThat(chart.getTitle()).isEqualTo("Features in two components: 10 of 30 classes");
    }

    @Test
    void forgettingIsABarForEachStudent() {
        CategoryChart chart = Charts.forgetting(Map.of("all", new Forgetting(10, 4, 0.5, List.of())));
        assertThat(chart.getSeriesMap().values().iterator().next().getYData()).asList().containsExactly(40.0);
        assertThat(chart.getStyler().getYAxisMax()).isEqualTo(100);
    }
}
