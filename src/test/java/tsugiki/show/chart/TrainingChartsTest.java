package tsugiki.show.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tsugiki.base.CourseException;
import tsugiki.train.History;
import tsugiki.train.Race;
import tsugiki.train.RateSweep;
import tsugiki.train.Schedule;
import tsugiki.train.Trials;
import tsugiki.transfer.ParameterGroup;

class TrainingChartsTest {

    private static History history(int epochs, OptionalInt tuningStartsAfter) {
        List<History.Row> rows = new ArrayList<>();
        rows.add(new History.Row(0, "new_layers", Double.NaN, Double.NaN, 2.3, 0.1, Double.NaN, 1, Double.NaN));
        for (int e = 1; e <= epochs; e++) {
            rows.add(new History.Row(e, "new_layers", 2.0 / e, 0.5, 2.1 / e, 0.1 + 0.1 * e, 1e-3, 1, 20));
        }
        return new History(rows, tuningStartsAfter);
    }

    private static XYChart chart(Panels panels, String title) {
        return panels.charts().stream().filter(chart -> chart.getTitle().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void historyHasLossLeftAndAccuracyRight() {
        Panels panels = Charts.history(history(3, OptionalInt.empty()));
        assertThat(panels.charts()).extracting(XYChart::getTitle).containsExactly("loss", "accuracy, %");
        assertThat(chart(panels, "loss").getSeriesMap()).containsOnlyKeys("before training: 2.30", "training", "validation");
        assertThat(chart(panels, "accuracy, %").getSeriesMap().get("validation").getYData()).containsExactly(new double[] {10, 20, 30, 40}, within(1e-9));
        assertThat(panels.width()).isEqualTo(ChartStyle.WIDTH);
        assertThat(panels.image(2).getWidth()).isEqualTo(2 * ChartStyle.WIDTH);
    }

    @Test
    void historyHasALevelWhereTheLastPhaseBegan() {
        XYSeries before = chart(Charts.history(history(3, OptionalInt.empty())), "accuracy, %").getSeriesMap().get("before training: 10.0 %");
        assertThat(before.getXData()).containsExactly(0, 3);
        XYSeries level = chart(Charts.history(history(3, OptionalInt.of(2))), "accuracy, %").getSeriesMap().get("before tuning: 30.0 %");
        assertThat(level.getXData()).containsExactly(2, 3);
        assertThat(level.getYData()).containsExactly(new double[] {30, 30}, within(1e-9));
    }

    @Test
    void redLineStandsWhereTuningBegins() {
        XYSeries line = chart(Charts.history(history(3, OptionalInt.of(2))), "accuracy, %").getSeriesMap().get("tuning begins");
        assertThat(line.getXData()).containsExactly(2, 2);
        assertThat(line.getYData()).containsExactly(10, 50);
        assertThat(line.getLineColor()).isEqualTo(ChartStyle.RED);
    }

    @Test
    void whatWasNotMeasuredIsLeftOut() {
        XYChart chart = chart(Charts.history(history(3, OptionalInt.empty())), "loss");
        assertThat(chart.getSeriesMap().get("training").getXData()).containsExactly(1, 2, 3);
        assertThat(chart.getSeriesMap().get("validation").getXData()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void historyIsTitledByItsBestEpoch() {
        assertThat(Charts.history(history(3, OptionalInt.empty())).title()).isEqualTo("Best validation accuracy 40.0 %, epoch 3");
    }

    @Test
    void aBestAccuracyOfSeveralEpochsIsTitledSo() {
        History tie = history(3, OptionalInt.empty());
        History.Row last = tie.rows().get(3);
        tie = tie.plus(new History.Row(4, last.phase(), 1, 0.5, 1, last.validationAccuracy(), 0.1, 1, 1));
        assertThat(Charts.history(tie).title()).isEqualTo("Best validation accuracy 40.0 %, epoch 3, first of several");
    }

    @Test
    void emptyHistoryIsRefused() {
        assertThatThrownBy(() -> Charts.history(History.EMPTY)).isInstanceOf(CourseException.class).hasMessageContaining("train first");
    }

    private static final List<ParameterGroup> LADDER = List.of(new ParameterGroup("fc", 1e-4, List.of("fc.weight")),
            new ParameterGroup("layer4", 3.3e-5, List.of("layer4.0.conv1.weight")));

    @Test
    void ratesAreDotsOnALogAxisInputOnTop() {
        XYChart chart = Charts.rates(LADDER);
        assertThat(chart.getStyler().isXAxisLogarithmic()).isTrue();
        assertThat(chart.getSeriesMap().get("learning rate").getXData()).containsExactly(3.3e-5, 1e-4);
        assertThat(chart.getSeriesMap().get("learning rate").getYData()).containsExactly(1, 0);
        assertThat(ChartStyle.image(chart, 1).getWidth()).isEqualTo(chart.getWidth());
    }

    @Test
    void schedulesAreStairsNamedAsWritten() {
        XYChart chart = Charts.schedules(3, Schedule.step(2, 0.5), Schedule.warmUp(1, 0.1, Schedule.cosine(2)).everyUpdate());
        assertThat(chart.getSeriesMap()).containsOnlyKeys("step(2, 0.5)", "warmUp(1, 0.1, cosine(2)).everyUpdate()");
        XYSeries stair = chart.getSeriesMap().get("step(2, 0.5)");
        assertThat(stair.getYData()).containsOnly(1, 0.5);
        assertThat(java.util.stream.IntStream.range(0, stair.getXData().length).filter(i -> stair.getYData()[i] == 0.5)
                .mapToDouble(i -> stair.getXData()[i]).min()).hasValue(2);
    }

    @Test
    void raceRunsOverSeconds() {
        XYSeries series = Charts.race("t", new Race().add("a", 0, history(3, OptionalInt.empty()))).getSeriesMap().get("a");
        assertThat(series.getXData()).containsExactly(1, 2, 3, 4);
        assertThat(series.getYData()[0]).isEqualTo(10);
    }

    @Test
    void raceHasItsBaselineEverySeedAndTheFrozenAsAPoint() {
        Race race = new Race().baseline(0.1).add("tuned", 5, history(2, OptionalInt.empty())).add("tuned", 6, history(2, OptionalInt.empty())).point("frozen", 5, 0.3);
        XYChart chart = Charts.race("t", race);
        assertThat(chart.getSeriesMap()).containsOnlyKeys("constant answer, 10.0 %", "tuned", "tuned, seed 2", "frozen");
        assertThat(chart.getSeriesMap().get("tuned").getXData()).as("the clock runs from the features on").containsExactly(6, 7, 8);
        assertThat(chart.getSeriesMap().get("frozen").getYData()).containsExactly(30);
        assertThat(chart.getSeriesMap().get("tuned, seed 2").isShowInLegend()).isFalse();
        assertThatThrownBy(() -> Charts.race("t", new Race())).isInstanceOf(CourseException.class);
    }

    @Test
    void amountsHaveEverySeedAndTheMeans() {
        Trials trials = new Trials().add("tuned", 4, 1, 0.5, 1).add("tuned", 4, 2, 0.6, 1).add("tuned", 16, 1, 0.8, 1);
        XYChart chart = Charts.amounts("t", trials, 0.125);
        assertThat(chart.getSeriesMap().get("tuned, every seed").getYData()).containsExactly(50, 60, 80);
        assertThat(chart.getSeriesMap().get("tuned").getXData()).containsExactly(4, 16);
        assertThat(chart.getSeriesMap().get("tuned").getYData()[0]).isCloseTo(55, within(1e-9));
        assertThat(chart.getStyler().getYAxisMin()).isEqualTo(10);
        assertThat(chart.getStyler().isXAxisLogarithmic()).isTrue();
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
        assertThat(chart.getSeriesMap().get("a batch").getYData()).as("the explosion leaves the frame").hasSize(13);
    }
}
