package tsugiki.show.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
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
import tsugiki.data.LabelSets;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Confusion;
import tsugiki.evaluate.MultiLabelEvaluation;
import tsugiki.evaluate.PairedComparison;
import tsugiki.explain.Forgetting;
import tsugiki.features.DepthMap;
import tsugiki.features.Pca;
import tsugiki.network.Thresholds;

class ChartsTest {

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
    void confusionCellsAreColouredByShareMistakesBelowZero() {
        HeatMapChart chart = Charts.confusion(Confusion.of(new int[] {0, 0, 1}, new int[] {0, 1, 1}, List.of("a", "b")));
        assertThat(chart.getHeatMapSeries().getHeatData().stream().map(java.util.Arrays::toString).toList())
                .containsExactly("[0, 1, 50]", "[1, 1, -100]", "[1, 0, 100]");
        assertThat(chart.getHeatMapSeries().getYData()).asList().containsExactly("b", "a");
        assertThat(chart.getTitle()).isEqualTo("Confusion in pictures: 2 of 3 right");
    }

    @Test
    void confusionOfManyClassesShowsTheHardest() {
        int[] labels = DoubleStream.iterate(0, i -> i + 1).limit(102).mapToInt(i -> (int) i).toArray();
        List<String> classes = java.util.Arrays.stream(labels).mapToObj(i -> "class " + i).toList();
        assertThat(Charts.confusion(Confusion.of(labels, labels, classes)).getTitle()).contains("24 hardest of 102");
    }

    @Test
    void precisionAndRecallAreALineALabelThatSomePictureHas() {
        MultiLabelEvaluation said = new MultiLabelEvaluation(LabelSets.of(List.of("a", "none"), List.of("a", "b")), List.of("1", "2"), new int[] {0, 1},
                new float[][] {{0.9f, 0.1f}, {0.2f, 0.1f}}, Thresholds.even(2), 0, List.of());
        XYChart chart = Charts.precisionRecall(said);
        assertThat(chart.getSeriesMap()).containsOnlyKeys("a, average precision 1.000");
        assertThat(chart.getTitle()).isEqualTo("Precision and recall: mean average precision 1.000");
        assertThat(chart.getSeriesMap().get("a, average precision 1.000").getYData()).containsExactly(100, 50);
    }

    @Test
    void modelsTrainedAlikeAreJoinedOverALogAxis() {
        Table networks = Table.create("networks", StringColumn.create("name", "resnet18", "resnet50", "resnet101", "alexnet"),
                StringColumn.create("family", "ResNet", "ResNet", "ResNet", "AlexNet"),
                LongColumn.create("parameters", 11_689_512L, 25_557_032L, 44_549_160L, 61_100_840L),
                DoubleColumn.create("top-1 %", 69.758, 80.858, 81.886, 56.522));
        XYChart chart = Charts.parametersAgainstAccuracy(networks);
        assertThat(chart.getStyler().isXAxisLogarithmic()).isTrue();
        assertThat(chart.getSeriesMap()).containsOnlyKeys("alexnet, IMAGENET1K_V1", "resnet, IMAGENET1K_V1", "resnet, IMAGENET1K_V2");
        assertThat(chart.getSeriesMap().get("resnet, IMAGENET1K_V2").getXData()).containsExactly(25.557032, 44.54916);
    }

    @Test
    void modelsOfOtherFamiliesAreGrey() {
        XYSeries others = Charts.parametersAgainstAccuracy(tsugiki.zoo.Zoo.list()).getSeriesMap().get("others");
        assertThat(others.getMarkerColor()).isEqualTo(ChartStyle.PALE);
        assertThat(others.getXData().length).isGreaterThan(30);
    }

    @Test
    void tableWithoutNeededColumnIsRefused() {
        assertThatThrownBy(() -> Charts.parametersAgainstAccuracy(Table.create("t")))
                .isInstanceOf(CourseException.class).hasMessageContaining("no column 'name'");
    }

    @Test
    void aFitShowsItsDotsAndTheCurvesNearThem() {
        Map<String, DoubleUnaryOperator> curves = new LinkedHashMap<>();
        curves.put("after 0", x -> 0);
        curves.put("after 1", x -> 1000 * x);
        curves.put("after 2", x -> 2 * x);
        XYChart chart = Charts.fit("t", "weeks", "cm", new double[] {1, 2, 3}, new double[] {2, 4, 6}, curves);
        assertThat(chart.getSeriesMap().keySet()).containsExactly("after 0", "after 1", "after 2", "measured");
        assertThat(chart.getSeriesMap().get("measured").getYData()).containsExactly(2, 4, 6);
        assertThat(chart.getSeriesMap().get("after 0").getYData()).containsOnly(0);
        assertThat(chart.getSeriesMap().get("after 1").getYData()).as("all of it lies above the frame").containsOnly(Double.NaN);
        assertThat(chart.getStyler().getYAxisMax()).as("the dots are not pressed flat").isLessThan(14);
        assertThat(chart.getSeriesMap().get("after 0").getLineColor().getRed()).isGreaterThan(150);
        assertThat(chart.getSeriesMap().get("after 2").getLineColor()).isEqualTo(ChartStyle.colour(0));
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(ChartStyle.WIDTH);
    }

    @Test
    void aFitWithoutDotsIsRefused() {
        assertThatThrownBy(() -> Charts.fit("t", "x", "y", new double[1], new double[2], Map.of())).isInstanceOf(CourseException.class)
                .hasMessageContaining("1 x and 2 y");
    }

    @Test
    void oneLineNeedsNoLegend() {
        assertThat(Charts.line("t", "x", "y", new double[] {1, 2}, Map.of("a", new double[] {1, 2})).getStyler().isLegendVisible()).isFalse();
    }

    @Test
    void gridHasTheFirstRowOnTop() {
        HeatMapChart chart = Charts.grid("t", "x", "y", List.of("5", "20"), List.of("none", "all"), new double[][] {{0.123, Double.NaN}, {0.5, 1}}, 0, Double.NaN);
        HeatMapSeries series = chart.getHeatMapSeries();
        assertThat(series.getYData()).asList().containsExactly("all", "none");
        assertThat(series.getHeatData()).hasSize(3).anySatisfy(cell -> assertThat(cell).containsExactly(0, 1, 12.3)).anySatisfy(cell -> assertThat(cell).containsExactly(1, 0, 100.0));
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(ChartStyle.WIDTH);
    }

    @Test
    void gridIsColouredFromTheBaselineAndSaysPlusMinus() {
        HeatMapChart chart = Charts.grid("t", "x", "y", List.of("5"), List.of("none", "all"), new double[][] {{0.5}, {0.8}}, 400, 0.1);
        assertThat(chart.getStyler().getMin()).isEqualTo(10);
        assertThat(chart.getStyler().getMax()).isEqualTo(80);
        assertThat(GridChart.text(0.5, 400)).isEqualTo("50.0 ± 4.9");
        assertThat(GridChart.text(0.5, 0)).isEqualTo("50.0");
        assertThat(GridChart.text(Double.NaN, 400)).isNull();
    }

    @Test
    void whatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> Charts.grid("t", "x", "y", List.of("5"), List.of("none"), new double[][] {{Double.NaN}}, 0, Double.NaN))
                .isInstanceOf(CourseException.class).hasMessageContaining("No cell");
        assertThatThrownBy(() -> Charts.confusion(Confusion.of(new int[0], new int[0], List.of("a", "b"))))
                .isInstanceOf(CourseException.class).hasMessageContaining("no pictures");
    }

    @Test
    void gridOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> Charts.grid("t", "x", "y", List.of("5"), List.of("none"), new double[][] {{0.1, 0.2}}, 0, Double.NaN))
                .isInstanceOf(CourseException.class).hasMessageContaining("Row 1");
    }

    @Test
    void differencesStandFromTopToBottomBesideZero() {
        Estimate paired = Estimate.of("tuned", new PairedComparison("probe", "tuned", 4, 12, 60, 24));
        assertThat(paired.value()).isCloseTo(8, within(1e-9));
        assertThat(paired.low()).isBetween(-1.0, 1.0);
        XYChart chart = Charts.differences("t", List.of(paired, new Estimate("frozen", 2, -1, 4)));
        assertThat(chart.getSeriesMap()).containsOnlyKeys("no difference", "measured");
        assertThat(chart.getSeriesMap().get("measured").getXData()).containsExactly(new double[] {8, 2}, within(1e-9));
        assertThat(chart.getSeriesMap().get("measured").getYData()).containsExactly(1, 0);
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(ChartStyle.WIDTH);
        assertThatThrownBy(() -> Charts.differences("t", List.of())).isInstanceOf(CourseException.class);
    }

    private static DepthMap depth(String data, String... stages) {
        return new DepthMap("net", data, 0.25, java.util.stream.Stream.of(stages).map(stage -> new DepthMap.Depth(stage, 8, 3, 4)).toList());
    }

    @Test
    void depthIsALineForEachDataSetOverTheSameStages() {
        XYChart chart = Charts.depth(depth("garden", "features.0", "features.1"), depth("wallpaper", "features.0", "features.1"));
        assertThat(chart.getSeriesMap()).containsOnlyKeys("garden", "garden, constant answer", "wallpaper", "wallpaper, constant answer");
        assertThat(chart.getSeriesMap().get("garden").getYData()).containsExactly(75, 75);
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(ChartStyle.WIDTH);
        assertThatThrownBy(() -> Charts.depth(depth("garden", "a"), depth("wallpaper", "b"))).isInstanceOf(CourseException.class).hasMessageContaining("other stages");
    }

    private static Calibration calibration() {
        return Calibration.of(new int[] {0, 1, 1}, new float[][] {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.4f, 0.6f}}, 5);
    }

    @Test
    void reliabilityHasTheDiagonalAndAPointABin() {
        XYChart chart = Charts.reliability(calibration());
        assertThat(chart.getTitle()).startsWith("Calibration error 40.0 %; a perfect student of 3 pictures shows ");
        assertThat(chart.getSeriesMap()).containsOnlyKeys("as sure as right", "bins");
        assertThat(chart.getSeriesMap().get("bins").getYData()).containsExactly(100, 50);
        assertThat(chart.getXAxisTitle()).isEqualTo("mean confidence, %");
    }

    @Test
    void reliabilityOfSeveralNamesThemWithTheirErrors() {
        Map<String, Calibration> two = new java.util.TreeMap<>(Map.of("after", calibration(), "before", calibration()));
        assertThat(Charts.reliability(two).getSeriesMap()).anySatisfy((name, series) -> assertThat(name).startsWith("after, error 40.0 % (chance "));
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
    void pcaShowsTrainingBehindScored() {
        XYChart chart = Charts.pca(pca(3), pca(3));
        assertThat(chart.getSeriesMap().keySet()).containsExactly("class 0, training", "class 1, training", "class 2, training", "class 0", "class 1", "class 2");
        assertThat(chart.getSeriesMap().get("class 0, training").getMarkerColor().getAlpha())
                .isLessThan(chart.getSeriesMap().get("class 0").getMarkerColor().getAlpha());
        assertThatThrownBy(() -> Charts.pca(pca(3), pca(4))).isInstanceOf(CourseException.class);
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
