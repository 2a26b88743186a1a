package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.explain.Small;
import tsugiki.train.Fixtures;

class CalibrationTest {

    private static final JsonObject FIXTURE = Small.fixture("calibration.json");

    /** Two answers at 90 %, one of them wrong, and one at 60 %, right. */
    private static final Calibration SMALL = Calibration.of(new int[] {0, 1, 1},
            new float[][] {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.4f, 0.6f}}, 4);

    private static Evaluation evaluation(float[][] logits, int[] labels) {
        List<Item> items = IntStream.range(0, labels.length).mapToObj(i -> new Item("x" + i, labels[i], () -> null)).toList();
        return new Evaluation(Small.CLASSES, items, logits, 0, List.of());
    }

    private static Evaluation fixture() {
        float[] all = Fixtures.floats(FIXTURE.get("logits"));
        float[] labels = Fixtures.floats(FIXTURE.get("labels"));
        float[][] rows = new float[labels.length][5];
        int[] numbers = new int[labels.length];
        for (int i = 0; i < all.length; i++) {
            rows[i / 5][i % 5] = all[i];
            numbers[i / 5] = (int) labels[i / 5];
        }
        return evaluation(rows, numbers);
    }

    @Test
    void errorIsThePapers() {
        assertThat(Calibration.of(fixture()).error()).isCloseTo(FIXTURE.get("error").getAsDouble(), within(1e-6));
    }

    @Test
    void binsHoldWhatWasSaidAndWhatWasRight() {
        assertThat(SMALL.bins()).extracting(Calibration.Bin::pictures).containsExactly(0, 0, 1, 2);
        assertThat(SMALL.bins().get(3).accuracy()).isEqualTo(0.5);
        assertThat(SMALL.bins().get(3).gap()).isCloseTo(0.4, within(1e-6));
        assertThat(SMALL.bins().get(0).accuracy()).isNaN();
    }

    @Test
    void floorIsWhatChanceAloneGives() {
        assertThat(Calibration.of(new int[] {0}, new float[][] {{0.75f, 0.25f}}, 4).floor()).as("0.75 x 0.25 + 0.25 x 0.75").isCloseTo(0.375, within(1e-6));
        assertThat(Calibration.of(new int[] {0, 0}, new float[][] {{0.5f, 0.5f}, {0.5f, 0.5f}}, 4).floor()).as("half of the time 0, else 1/2").isCloseTo(0.25, within(1e-6));
        assertThat(Calibration.of(new int[] {0}, new float[][] {{1, 0}}, 4).floor()).isZero();
        assertThat(perfect(1000)).isCloseTo(Math.sqrt(2 * 0.8 * 0.2 / (Math.PI * 1000)), within(1e-4));
    }

    private static double perfect(int pictures) {
        float[][] said = IntStream.range(0, pictures).mapToObj(i -> new float[] {0.8f, 0.2f}).toArray(float[][]::new);
        return Calibration.of(new int[pictures], said, 10).floor();
    }

    @Test
    void errorWeighsTheGapsByTheirPictures() {
        assertThat(SMALL.error()).isCloseTo((0.4 + 2 * 0.4) / 3, within(1e-6));
        assertThat(SMALL.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(SMALL.confidence()).isCloseTo(0.8, within(1e-6));
        assertThat(SMALL.toString()).isEqualTo("expected calibration error 40.0 % on 3 pictures: mean confidence 80.0 %, accuracy 66.7 %");
    }

    @Test
    void tableShowsTheBinsWithPictures() {
        assertThat(SMALL.toTable().rowCount()).isEqualTo(2);
        assertThat(SMALL.toTable().stringColumn("confidence").asList()).containsExactly("50 to 75 %", "75 to 100 %");
    }

    @Test
    void aBinsUpperEndBelongsToIt() {
        assertThat(Calibration.of(new int[] {0, 0}, new float[][] {{0.5f, 0.5f}, {1, 0}}, 2).bins())
                .extracting(Calibration.Bin::pictures).containsExactly(1, 1);
    }

    @Test
    void nothingToCountIsRefused() {
        assertThatThrownBy(() -> Calibration.of(new int[0], new float[0][], 10)).isInstanceOf(CourseException.class);
        assertThatThrownBy(() -> Calibration.of(new int[1], new float[][] {{1}}, 0)).isInstanceOf(CourseException.class).hasMessageContaining("at least one bin");
    }

    @Test
    void temperatureIsPyTorchs() {
        Temperature fitted = Temperature.fit(fixture());
        assertThat(fitted.value()).isCloseTo(FIXTURE.get("temperature").getAsDouble(), within(1e-6));
        assertThat(fitted.of(fixture()).loss()).isCloseTo(FIXTURE.get("loss").getAsDouble(), within(1e-9));
    }

    @Test
    void temperatureChangesProbabilitiesButNoAnswer() {
        Evaluation cooled = Temperature.fit(fixture()).of(fixture());
        assertThat(cooled.predicted()).isEqualTo(fixture().predicted());
        assertThat(cooled.loss()).isLessThan(new Temperature(1).of(fixture()).loss());
        assertThat(Calibration.of(cooled).confidence()).isLessThan(Calibration.of(fixture()).confidence());
    }

    @Test
    void whereAllIsRightTheTemperatureStopsAtItsLeast() {
        assertThat(Temperature.fit(evaluation(new float[][] {{9, 0, 0, 0, 0}}, new int[] {0})).value()).isCloseTo(0.01, within(1e-6));
    }

    @Test
    void temperatureNeedsPictures() {
        assertThatThrownBy(() -> Temperature.fit(evaluation(new float[0][], new int[0]))).isInstanceOf(CourseException.class);
        assertThatThrownBy(() -> new Temperature(0)).isInstanceOf(CourseException.class);
    }
}
