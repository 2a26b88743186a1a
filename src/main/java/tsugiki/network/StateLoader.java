package tsugiki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.nn.Autograd;
import tsugiki.nn.Block;
import tsugiki.nn.Parameter;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/** Puts a state dict into a network, name by name, all or nothing; and takes it out. */
public final class StateLoader {

    /** How many names of a kind an error lists. */
    private static final int LISTED = 6;

    private StateLoader() {}

    /**
     * Loads strictly: every name must be there, none beyond, every shape equal. Counters of BatchNorm that
     * files from before 2018 lack are set to 0.
     *
     * @throws CourseException which lists missing, unexpected and misshapen names; then nothing was loaded
     */
    public static void load(Network network, StateDict state) {
        load(network, network.manager(), state);
    }

    /** Loads strictly into a block whose memory {@code manager} owns. */
    public static void load(Block block, NDManager manager, StateDict state) {
        Map<String, Parameter> parameters = block.state();
        check(block.describe(), parameters, state);
        try (var off = Autograd.off()) {
            parameters.forEach((name, parameter) -> put(manager, parameter, state.tensors().get(name)));
        }
    }

    /** Gives one parameter its values, zeros where there are none. */
    public static void put(NDManager manager, Parameter parameter, TensorData tensor) {
        parameter.set(array(manager, parameter, tensor), manager);
    }

    private static void check(String network, Map<String, Parameter> parameters, StateDict state) {
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        parameters.forEach((name, parameter) -> {
            if (!state.has(name)) {
                if (!name.endsWith("num_batches_tracked")) {
                    missing.add(name);
                }
            } else if (!Arrays.equals(state.get(name).shape(), parameter.shape().getShape())) {
                misshapen.add(name + " " + new Shape(state.get(name).shape()) + " for " + parameter.shape());
            }
        });
        List<String> unexpected = state.names().stream().filter(name -> !parameters.containsKey(name)).toList();
        if (!missing.isEmpty() || !unexpected.isEmpty() || !misshapen.isEmpty()) {
            throw new CourseException("%s does not fit %s: missing %s; unexpected %s; misshapen %s; take the file made for this network.",
                    state.source(), network, list(missing), list(unexpected), list(misshapen));
        }
    }

    private static String list(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = String.join(", ", names.stream().limit(LISTED).map(Shown::text).toList());
        return names.size() > LISTED ? shown + " and " + (names.size() - LISTED) + " more" : shown;
    }

    private static NDArray array(NDManager manager, Parameter parameter, TensorData tensor) {
        if (tensor == null) {
            return manager.zeros(parameter.shape(), parameter.type());
        }
        // The engine may keep pointing into the buffer it is given, so the values move to memory of its own.
        try (NDArray outside = parameter.type() == DataType.INT64
                ? manager.create(tensor.toLongs(), parameter.shape())
                : manager.create(tensor.toFloats(), parameter.shape())) {
            return outside.duplicate();
        }
    }

    /** A copy of every weight and buffer of a block, by name. */
    public static StateDict stateDict(Block block) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        block.state().forEach((name, parameter) -> tensors.put(name, data(parameter)));
        return StateDict.of(block.describe(), tensors);
    }

    private static TensorData data(Parameter parameter) {
        long[] shape = parameter.shape().getShape();
        return parameter.type() == DataType.INT64
                ? TensorData.of(parameter.array().toLongArray(), shape)
                : TensorData.of(parameter.array().toFloatArray(), shape);
    }
}
