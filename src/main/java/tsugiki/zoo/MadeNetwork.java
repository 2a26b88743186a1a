package tsugiki.zoo;

import java.util.LinkedHashMap;
import java.util.Map;
import ai.djl.ndarray.types.DataType;
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

    private static StateDict state(Network network, String salt) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        network.state().forEach((path, parameter) -> {
            if (parameter.type() == DataType.FLOAT32) {
                long[] shape = parameter.shape().getShape();
                tensors.put(path, TensorData.of(MadeWeights.values(path, shape, salt), shape));
            }
        });
        return StateDict.of("made weights", tensors);
    }
}
