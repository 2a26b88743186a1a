package tsugiki.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.network.ModelCard;
import tsugiki.zoo.Zoo;

/**
 * One step of gradient descent changes every weight of each family as PyTorch's does.
 *
 * <p>{@code bench/peer/step.py --fixture} made the fixture: of about 20,000 elements of each tensor's change the length, and its
 * products with eight vectors of random signs. The mean square of the products' differences is, on
 * average, the square of the difference's length.
 */
class GradientStepTest {

    private static final double TOLERANCE = 1e-5;
    private static final int SEEN = 20_000;
    private static final Map<String, Step> STEPS = read();

    private record Change(double length, double[] probes) {}

    private record Step(int size, int batch, double loss, Map<String, Change> changes) {}

    static Set<String> networks() {
        return STEPS.keySet();
    }

    /** The Lite networks' files have other names: {@link ParityTest} compares them under their own weights. */
    @Test
    void everyFamilyIsThere() {
        Set<String> families = Zoo.cards().stream().map(ModelCard::family).collect(Collectors.toSet());
        families.remove("EfficientNetLite");
        assertThat(STEPS.keySet().stream().map(name -> Zoo.card(name).family()).collect(Collectors.toSet())).isEqualTo(families);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void changesEveryWeightAsPyTorchDoes(String name) {
        Step expected = STEPS.get(name);
        GradientStep step = GradientStep.of(name, expected.size(), expected.batch());
        assertThat(step.loss()).isCloseTo(expected.loss(), within(TOLERANCE * expected.loss()));
        assertThat(step.changes().keySet()).isEqualTo(expected.changes().keySet());
        expected.changes().forEach((path, change) ->
                assertThat(difference(path, thinned(step.changes().get(path)), change.probes()) / change.length())
                        .as("difference of %s in shares of the change", path).isLessThanOrEqualTo(TOLERANCE));
    }

    /** As the script does: evenly, about 20,000 elements. */
    private static float[] thinned(float[] change) {
        int step = Math.max(1, change.length / SEEN);
        float[] some = new float[(change.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = change[i * step];
        }
        return some;
    }

    private static double difference(String path, float[] change, double[] probes) {
        double squares = 0;
        for (int i = 0; i < probes.length; i++) {
            float[] signs = MadeWeights.noise("probe" + i + "." + path, change.length);
            double product = 0;
            for (int j = 0; j < change.length; j++) {
                product += Math.signum(signs[j]) * change[j];
            }
            squares += (product - probes[i]) * (product - probes[i]);
        }
        return Math.sqrt(squares / probes.length);
    }

    private static Map<String, Step> read() {
        try (var in = new InputStreamReader(new GZIPInputStream(
                GradientStepTest.class.getResourceAsStream("steps.json.gz")), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(in, new TypeToken<Map<String, Step>>() {}.getType());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
