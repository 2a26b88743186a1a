package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;
import tsugiki.nn.Linear;
import tsugiki.nn.Parameter;
import tsugiki.weights.StateDict;

class OptimizerTest {

    private static final JsonObject FIXTURE = Fixtures.read("optimizers.json");

    private final NDManager manager = Device.newManager();
    private Linear layer;

    @BeforeEach
    void aLayerWhoseBiasIsTrained() {
        layer = new Linear(1, 5);
        layer.initialize(manager, 0);
        layer.bias().set(manager.create(Fixtures.floats(FIXTURE.get("start"))), manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> cases() {
        return Fixtures.cases(FIXTURE).stream().map(c -> Arguments.of(c.get("name").getAsString(), c));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void followsPyTorchStepByStep(String name, JsonObject c) {
        double[] rates = c.has("rates") ? Fixtures.doubles(c.get("rates")) : null;
        try (OptimizerState updates = Fixtures.optimizer(c).begin(Map.of("bias", layer.bias()), c.get("rate").getAsDouble(), manager)) {
            for (int step = 0; step < steps(); step++) {
                step(updates, step, rates == null ? 1 : rates[step] / c.get("rate").getAsDouble());
                assertClose(layer.bias(), Fixtures.floats(c.getAsJsonArray("after").get(step)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goesOnToTheBitFromWhatItExported(String name, JsonObject c) {
        Optimizer optimizer = Fixtures.optimizer(c);
        try (OptimizerState updates = optimizer.begin(Map.of("bias", layer.bias()), c.get("rate").getAsDouble(), manager)) {
            steps(updates, 0, 4);
            float[] weights = layer.bias().array().toFloatArray();
            try (OptimizerState later = optimizer.begin(Map.of("bias", layer.bias()), c.get("rate").getAsDouble(), manager)) {
                later.restore(StateDict.of("memory", updates.export()));
                steps(updates, 4, steps());
                float[] unbroken = layer.bias().array().toFloatArray();
                layer.bias().set(manager.create(weights), manager);
                steps(later, 4, steps());
                assertThat(layer.bias().array().toFloatArray()).isEqualTo(unbroken);
            }
        }
    }

    @Test
    void aRateOfItsOwnForEachPath() {
        try (OptimizerState updates = Sgd.of().begin(layer.parameters(), Map.of("weight", 1e-3, "bias", 0.1), manager)) {
            assertThat(updates.rates()).containsExactly(Map.entry("weight", 1e-3), Map.entry("bias", 0.1));
        }
    }

    @Test
    void leavesAloneWhatGotNoGradient() {
        float[] before = layer.weight().array().toFloatArray();
        try (OptimizerState updates = Adam.decoupled(0.5).begin(layer.parameters(), 0.1, manager)) {
            steps(updates, 0, 2);
            assertThat(layer.weight().array().toFloatArray()).isEqualTo(before);
            assertThat(updates.export().get("weight.step").toLongs()).containsExactly(0);
            assertThat(updates.export().get("bias.step").toLongs()).containsExactly(2);
        }
    }

    @Test
    void aStepSetsGradientsToZero() {
        try (OptimizerState updates = Sgd.of().begin(layer.parameters(), 0.1, manager)) {
            steps(updates, 0, 1);
            try (NDArray gradient = Autograd.gradient(layer.bias())) {
                assertThat(gradient.toFloatArray()).containsOnly(0);
            }
        }
    }

    @Test
    void refusesAStateOfAnotherShape() {
        Linear other = new Linear(1, 3);
        other.initialize(manager, 0);
        Optimizer adam = Adam.of();
        try (OptimizerState small = adam.begin(other.parameters(), 0.1, manager);
                OptimizerState updates = adam.begin(layer.parameters(), 0.1, manager)) {
            StateDict state = StateDict.of("run/optimizer.safetensors", small.export());
            assertThatThrownBy(() -> updates.restore(state)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("run/optimizer.safetensors").hasMessageContaining("another training");
        }
    }

    @Test
    void settingsThatCannotTrainAreRefused() {
        for (Runnable bad : List.<Runnable>of(() -> Sgd.of().momentum(Double.NaN),
                () -> new Sgd(0, true, 0), () -> new Adam(1, 0.999, 1e-8, 0, false))) {
            assertThatThrownBy(bad::run).isInstanceOf(CourseException.class).hasMessageContaining("choose");
        }
    }

    private static int steps() {
        return FIXTURE.getAsJsonArray("gradients").size();
    }

    private void steps(OptimizerState updates, int from, int to) {
        for (int step = from; step < to; step++) {
            step(updates, step, 1);
        }
    }

    /** Brings the fixture's gradient into the bias by a loss that is linear in it, then steps. */
    private void step(OptimizerState updates, int step, double factor) {
        JsonArray gradients = FIXTURE.getAsJsonArray("gradients");
        try (Autograd.Mode on = Autograd.on();
                NDArray gradient = manager.create(Fixtures.floats(gradients.get(step)));
                NDArray product = layer.bias().array().mul(gradient);
                NDArray loss = product.sum()) {
            Autograd.backward(loss);
        }
        updates.step(factor);
    }

    private static void assertClose(Parameter parameter, float[] expected) {
        float[] actual = parameter.array().toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(2e-6f * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
