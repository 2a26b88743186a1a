package tsugiki.zoo;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.nn.Parameter;
import tsugiki.zoo.weights.MadeWeights;
import tsugiki.zoo.weights.StateDict;
import tsugiki.zoo.weights.TensorData;

/** Networks with made weights: the same numbers in every language, so that logits can be compared without any download. */
public final class MadeNetwork {

    private MadeNetwork() {}

    /** A network whose weights {@link MadeWeights} computes from their names. @param salt goes before each name; empty by default */
    public static Network of(String name, String salt) {
        Network network = Zoo.create(name);
        StateLoader.load(network, state(network, salt));
        return network;
    }

    /** Brings every weight and statistic to this type, counters and indices stay: FLOAT64 tells rounding from a mistake. */
    public static void convert(Network network, DataType type) {
        network.state().values().stream().filter(p -> p.type() == DataType.FLOAT32 && p.array().getDataType() != type)
                .forEach(p -> p.set(p.array().toType(type, true), network.manager()));
    }

    private static StateDict state(Network network, String salt) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        network.state().forEach((path, parameter) -> {
            long[] shape = parameter.shape().getShape();
            if (parameter.isFixed()) {
                tensors.put(path, fixed(parameter, shape));
            } else if (parameter.type() == DataType.FLOAT32) {
                tensors.put(path, TensorData.of(MadeWeights.values(path, shape, salt), shape));
            }
        });
        return StateDict.of("made weights", tensors);
    }

    private static TensorData fixed(Parameter parameter, long[] shape) {
        float[] values = parameter.fixedValues();
        if (parameter.type() == DataType.FLOAT32) {
            return TensorData.of(values, shape);
        }
        long[] whole = new long[values.length];
        Arrays.setAll(whole, i -> (long) values[i]);
        return TensorData.of(whole, shape);
    }
}
