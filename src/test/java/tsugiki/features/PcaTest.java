package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class PcaTest {

    /** Points on a line with a little noise across it. */
    private static final Features LINE = features(new float[] {0, 0, 1, 1, 2, 2, 3, 3.2f, 4, 3.8f}, 2);

    private static Features features(float[] values, int dimension) {
        int rows = values.length / dimension;
        return new Features(values, dimension, IntStream.range(0, rows).map(i -> i % 2).toArray(),
                IntStream.range(0, rows).mapToObj(i -> "x" + i).toList(), List.of("a", "b"));
    }

    @Test
    void componentsAreNumPys() throws IOException {
        try (Reader in = new InputStreamReader(Objects.requireNonNull(PcaTest.class.getResourceAsStream("pca.json")), StandardCharsets.UTF_8)) {
            for (JsonElement element : JsonParser.parseReader(in).getAsJsonObject().getAsJsonArray("cases")) {
                JsonObject c = element.getAsJsonObject();
                float[] values = floats(c.getAsJsonArray("values"));
                Pca pca = Pca.of(features(values, c.get("columns").getAsInt()), 3);
                float[] points = floats(c.getAsJsonArray("points"));
                for (int i = 0; i < points.length; i++) {
                    assertThat(pca.points()[i / 3][i % 3]).as("point %d", i / 3).isCloseTo(points[i], within(2e-5f));
                }
                for (int k = 0; k < 3; k++) {
                    assertThat(pca.shares()[k]).isCloseTo(c.getAsJsonArray("shares").get(k).getAsDouble(), within(1e-6));
                }
            }
        }
    }

    private static float[] floats(JsonArray list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).getAsFloat();
        }
        return values;
    }

    @Test
    void aLineNeedsOneComponent() {
        Pca pca = Pca.of(LINE);
        assertThat(pca.shares()[0]).isGreaterThan(0.99);
        assertThat(pca.shares()[0] + pca.shares()[1]).isCloseTo(1, within(1e-6));
        assertThat(pca.points()[0][0]).as("the sign is chosen").isNegative();
        assertThat(pca.toString()).isEqualTo("5 points of 2 features: 2 components hold 100.0 % of the variance");
    }

    @Test
    void otherFeaturesAreSeenFromTheSameSide() {
        Pca pca = Pca.of(LINE);
        assertThat(pca.project(LINE).points()).isDeepEqualTo(pca.points());
        assertThat(pca.project(LINE.rows(3)).points()[0]).isEqualTo(pca.points()[3]);
        assertThat(pca.project(LINE.rows(3)).shares()).isEqualTo(pca.shares());
        assertThatThrownBy(() -> pca.project(features(new float[3], 3))).isInstanceOf(CourseException.class).hasMessageContaining("3 wide");
    }

    @Test
    void tableAddsTheShares() {
        assertThat(Pca.of(LINE).toTable().columnNames()).containsExactly("component", "share of variance", "together");
        assertThat(Pca.of(LINE).toTable().doubleColumn("together").get(1)).isCloseTo(1, within(1e-6));
    }

    @Test
    void tooManyComponentsAndEqualPicturesAreRefused() {
        assertThatThrownBy(() -> Pca.of(LINE, 3)).isInstanceOf(CourseException.class).hasMessageContaining("choose 1 to 2");
        assertThatThrownBy(() -> Pca.of(features(new float[] {1, 2, 1, 2}, 2))).isInstanceOf(CourseException.class).hasMessageContaining("do not differ");
        for (float none : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Pca.of(features(new float[] {1, 2, none, 4}, 2))).isInstanceOf(CourseException.class).hasMessageContaining("hold a value that is no number");
        }
    }
}
