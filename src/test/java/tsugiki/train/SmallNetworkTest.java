package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.evaluate.Loss;
import tsugiki.nn.Autograd;
import tsugiki.nn.Parameter;
import tsugiki.parity.MadeWeights;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/** Three training steps of a small network, weight by weight, beside PyTorch's. */
class SmallNetworkTest {

    private static final JsonObject FIXTURE = Fixtures.read("small-network.json");
    private static final int[] LABELS = {0, 1, 2, 3, 4, 0};

    static Stream<Arguments> cases() {
        return Fixtures.cases(FIXTURE).stream().map(c -> Arguments.of(c.get("name").getAsString(), c));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void trainsAsInPyTorch(String name, JsonObject c) {
        try (Student student = student(c); OptimizerState updates = updates(student, c)) {
            for (var step : c.getAsJsonArray("steps")) {
                JsonObject expected = step.getAsJsonObject();
                float[] logits = step(student, updates, expected);
                assertClose("logits", logits, Fixtures.floats(expected.get("logits")), 2e-5);
                assertState(student, expected);
            }
        }
    }

    private static float[] step(Student student, OptimizerState updates, JsonObject expected) {
        float[] values = MadeWeights.input(new long[] {6, 3, 9, 9}, "");
        student.train();
        try (Autograd.Mode on = Autograd.on();
                NDManager memory = student.network().manager().newSubManager();
                NDArray pixels = memory.create(values, new Shape(6, 3, 9, 9));
                NDArray logits = student.logits(pixels);
                NDArray loss = Loss.CROSS_ENTROPY.of(logits, LABELS)) {
            assertThat(loss.getFloat()).isCloseTo(expected.get("loss").getAsFloat(), within(1e-5f));
            Autograd.backward(loss);
            float[] first = Arrays.copyOf(logits.toFloatArray(), 5);
            updates.step(1);
            return first;
        }
    }

    private static Student student(JsonObject c) {
        Tiny.Net net = new Tiny.Net();
        Student student = Student.of(net, List.of("a", "b", "c", "d", "e"));
        net.state().forEach((path, p) -> fill(net, path, p));
        return student.trainOnly(c.get("trained").getAsString().equals("all") ? Part.ALL : Part.NEW_LAYERS)
                .statistics(c.get("statistics").getAsString().equals("batch") ? Statistics.DRIFTING : Statistics.FROZEN);
    }

    private static void fill(Tiny.Net net, String path, Parameter p) {
        p.set(p.type() == DataType.INT64 ? net.manager().create(0L)
                : net.manager().create(MadeWeights.values(path, p.shape().getShape(), ""), p.shape()), net.manager());
    }

    private static OptimizerState updates(Student student, JsonObject c) {
        Map<String, Double> byBlock = new HashMap<>();
        c.getAsJsonObject("rates").entrySet().forEach(e -> byBlock.put(e.getKey(), e.getValue().getAsDouble()));
        double decay = Fixtures.number(c, "weightDecay");
        Optimizer optimizer = c.get("optimizer").getAsString().equals("sgd")
                ? new Sgd(Fixtures.number(c, "momentum"), false, decay)
                : new Adam(0.9, 0.999, 1e-8, decay, false);
        return optimizer.begin(student.trainable(), Rates.of(byBlock).of(student), student.network().manager());
    }

    private static void assertState(Student student, JsonObject expected) {
        Map<String, Parameter> state = student.network().state();
        assertThat(state.get("bn.num_batches_tracked").array().getLong()).isEqualTo(expected.get("batches").getAsLong());
        expected.getAsJsonObject("state").entrySet().forEach(e -> {
            float[] values = state.get(e.getKey()).array().toFloatArray();
            float[] first = Fixtures.floats(e.getValue().getAsJsonObject().get("first"));
            assertClose(e.getKey(), Arrays.copyOf(values, first.length), first, 2e-5);
            double norm = 0;
            for (float v : values) {
                norm += (double) v * v;
            }
            assertThat(Math.sqrt(norm)).as("norm of %s", e.getKey())
                    .isCloseTo(e.getValue().getAsJsonObject().get("norm").getAsDouble(), within(2e-5));
        });
    }

    private static void assertClose(String what, float[] actual, float[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("%s[%d]", what, i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
