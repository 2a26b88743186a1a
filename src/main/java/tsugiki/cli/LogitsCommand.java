package tsugiki.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;

/** {@code logits}: what a network with made weights answers to the made input of two pictures. */
@Command(name = "logits", description = "Logits of a network with made weights, to compare with another implementation.",
        footer = {"", "Example:", "  ./course logits resnet18 --format json"})
final class LogitsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A network's name.")
    String model;

    @Option(names = "--salt", defaultValue = "", description = "Goes before each tensor's name when its values are made.")
    String salt;

    @Option(names = "--size", paramLabel = "N", description = "Height and width of the input; the network's own by default.")
    Integer size;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        Checks.positive("--size", size);
        try (Network network = MadeNetwork.of(model, salt);
                NDManager batch = network.manager().newSubManager(); var off = Autograd.off()) {
            long side = size == null ? network.preprocessing().crop() : size;
            long[] shape = {2, 3, side, side};
            NDArray logits = network.call(batch.create(MadeWeights.input(shape, salt), new Shape(shape)));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("model", model);
            result.put("logits", Arrays.asList(logits.get(0).toFloatArray(), logits.get(1).toFloatArray()));
            print(result, logits);
        }
        return 0;
    }

    private void print(Map<String, Object> result, NDArray logits) {
        if (output.format == Output.Format.TEXT) {
            result.put("logits", logits.getShape() + " " + Arrays.toString(Arrays.copyOf(logits.get(0).toFloatArray(), 8)) + " ...");
        }
        output.print(result);
    }
}
