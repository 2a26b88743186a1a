package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.FontMetrics;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.Confusion;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Mistakes;
import tsugiki.explain.Answer;
import tsugiki.explain.Attacked;
import tsugiki.explain.BeforeAfter;
import tsugiki.explain.GradCam;
import tsugiki.features.Pca;
import tsugiki.network.Network;
import tsugiki.notebook.CellProgress;
import tsugiki.notebook.Kernel;
import tsugiki.notebook.NotebookProgress;
import tsugiki.picture.Picture;
import tsugiki.show.chart.ChartStyle;
import tsugiki.show.chart.Charts;
import tsugiki.train.History;
import tsugiki.train.RateSweep;
import tsugiki.transfer.Made;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

class ViewsTest {

    private static final Picture PICTURE = Picture.filled(600, 300, 10, 20, 30);

    private static View view(Object value) {
        return Views.of(value).orElseThrow();
    }

    @Test
    void tableIsHtmlAndText() {
        View view = view(Table.create("t", IntColumn.create("n", new int[] {1})));
        assertThat(view.html()).startsWith("<table");
        assertThat(view.text()).isEqualTo("n\n1");
    }

    @Test
    void chartIsPngOfTheChartsSize() {
        View view = view(Charts.bars("Title", "x", "y", Map.of("a", 1)));
        assertThat(view.image().mime()).isEqualTo("image/png");
        assertThat(view.image().width()).isEqualTo(ChartStyle.WIDTH);
        assertThat(view.text()).isEqualTo("Chart: Title");
    }

    @Test
    void comparisonIsATableAndItsVerdict() {
        View view = view(Compare.paired(new int[60], new int[60], IntStream.range(0, 60).map(i -> i % 4 == 0 ? 1 : 0).toArray()).named("probe", "tuned"));
        assertThat(view.text()).contains("only probe right", "only tuned right", "tuned minus probe", "-25.0 points", "< 0.0001")
                .endsWith("probe is better: +25.0 points, 95 % interval 15.8 to 37.2.");
        assertThat(view.html()).startsWith("<table").contains("probe is better: +25.0 points");
    }

    @Test
    void differencesOfSeedsAreATableAndTheirVerdict() {
        View view = view(Compare.differences(new double[] {0.7, 0.8}, new double[] {0.8, 0.8}));
        assertThat(view.text()).contains("B minus A", "+5.0 points", "-58.5 to +68.5").endsWith("These 2 pairs cannot tell A and B apart.");
    }

    @Test
    void pictureIsJpegAndNoWiderThanNeeded() {
        View view = view(PICTURE);
        assertThat(view.image().mime()).isEqualTo("image/jpeg");
        assertThat(view.image().width()).isEqualTo(480);
        assertThat(view.text()).isEqualTo("Picture 600 x 300");
    }

    @Test
    void gridHoldsEveryPicture() {
        PictureGrid grid = Pictures.gallery(List.of(PICTURE, PICTURE, PICTURE), List.of("a", "b", "a very long name that does not fit"), 2);
        assertThat(grid.pictures()).isEqualTo(3);
        assertThat(view(grid).image().mime()).isEqualTo("image/jpeg");
        assertThat(view(grid).text()).isEqualTo("Grid of 3 pictures");
    }

    @Test
    void gridOfNothingIsNoError() {
        PictureGrid grid = Pictures.gallery(List.of(), List.of(), 6);
        assertThat(view(grid).text()).isEqualTo("Grid of 0 pictures");
        assertThat(view(grid).image().width()).isGreaterThan(100);
    }

    @Test
    void networkShowsItsTree() {
        try (Network net = Zoo.create("resnet18")) {
            assertThat(view(net).html()).contains("layer4", "11,689,512");
            assertThat(view(net.tree(2)).html()).contains("\u2003" + "0");
        }
    }

    @Test
    void dataSetShowsItsClassesAndCounts() {
        Item item = new Item("a/1.jpg", 0, () -> PICTURE);
        DataSet data = new DataSet("small", "random", List.of("rose", "tulip"), List.of(item), List.of(), List.of(), List.of());
        assertThat(view(data).html()).contains("small, split random", "rose", "all 2 classes");
        assertThat(view(item).text()).isEqualTo("Picture 600 x 300");
    }

    @Test
    void confusionIsAChart() {
        assertThat(view(Confusion.of(new int[] {0, 1}, new int[] {0, 1}, List.of("a", "b"))).image()).isNotNull();
    }

    @Test
    void heatMapAndAttackAreGrids() {
        Answer answer = new Answer(0, "rose", 0.9);
        GradCam map = new GradCam(PICTURE, "resnet18", "layer4", answer, new float[][] {{0, 1}, {0.5f, 0}});
        assertThat(view(map).image().mime()).isEqualTo("image/jpeg");
        assertThat(view(map).text()).isEqualTo("resnet18, layer4: 2 x 2 places for rose 90 %");
        Attacked attacked = new Attacked("away from rose", PICTURE, PICTURE, 4, new BeforeAfter("resnet18", answer, answer), 0.1, 2);
        assertThat(view(attacked).image().width()).isGreaterThan(600);
        assertThat(Pictures.gradCam(List.of(map, map, map), 3).pictures()).isEqualTo(3);
    }

    @Test
    void mistakesAreRowsOfThePictureAndTwoMaps() {
        try (Network net = Made.network(); Student student = Student.of(net, List.of("rose", "tulip"))) {
            Evaluation said = new Evaluation(student.classes(), List.of(new Item("a.jpg", 0, () -> PICTURE)), new float[][] {{0, 1}}, 1.3, List.of());
            assertThat(Pictures.gradCam(student, said, Mistakes.worst(said, 4)).pictures()).isEqualTo(3);
        }
    }

    @Test
    void symmetryGroupsAreShownWithTheirElements() {
        assertThat(Pictures.symmetries(List.of("p4m", "pg"), 4).pictures()).isEqualTo(2);
        assertThatThrownBy(() -> Pictures.symmetries(List.of("p5"), 4)).isInstanceOf(CourseException.class).hasMessageContaining("p5", "p4m");
    }

    @Test
    void calibrationComponentsAndRatesAreCharts() {
        assertThat(view(Calibration.of(new int[] {0}, new float[][] {{0.9f, 0.1f}}, 5)).image()).isNotNull();
        assertThat(view(new Pca(List.of("a"), new int[] {0}, new float[][] {{1, 2}}, new double[] {0.5, 0.5},
                new Pca.Axes(new float[2], new float[2][2]))).image()).isNotNull();
        assertThat(view(RateSweep.of(List.of(1., 2., 3., 4., 5.), List.of(5., 4., 3., 2., 1.))).image()).isNotNull();
    }

    @Test
    void historyIsATable() {
        History history = new History(List.of(new History.Row(1, "all", 1, 0.5, 1, 0.5, 1e-3, 1, 9)), OptionalInt.empty());
        assertThat(view(history).html()).contains("50.0 %");
    }

    @Test
    void otherValuesAreLeftToTheKernel() {
        assertThat(Views.of("text")).isEmpty();
    }

    @Test
    void outsideAKernelNothingHappens() {
        assertThat(Kernel.find()).isEmpty();
        assertThatCode(Kernel::connect).doesNotThrowAnyException();
    }

    @Test
    void standardProgressIsTheNotebooksAndSilentOutsideOfOne() {
        assertThat(Progress.standard()).isInstanceOf(NotebookProgress.class);
        assertThat(Progress.standard().start("Work", "steps")).isNotInstanceOf(CellProgress.class);
    }

    @Test
    void captionThatIsTooWideLosesOfItsNameAndKeepsThePercentage() {
        FontMetrics metrics = PICTURE.toImage().createGraphics().getFontMetrics(ChartStyle.font(Font.BOLD, 12));
        int width = metrics.stringWidth("passion flower 97 %") - 1;
        assertThat(GridPainter.fitted("passion flower 97 %", width, metrics)).startsWith("passion f").endsWith("… 97 %");
        assertThat(GridPainter.fitted("passion flower 97 %", width + 1, metrics)).isEqualTo("passion flower 97 %");
        assertThat(GridPainter.fitted("is love in the mist, a flower", width, metrics)).startsWith("is love").endsWith("…");
        assertThat(metrics.stringWidth(GridPainter.fitted("is love in the mist, a flower", width, metrics))).isLessThanOrEqualTo(width);
    }

    @Test
    void cardShowsItsFacts() {
        assertThat(view(Zoo.card("resnet50")).text()).contains("25,557,032", "head             fc", "0.485 0.456 0.406");
    }
}
