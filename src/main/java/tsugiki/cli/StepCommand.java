package tsugiki.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.parity.GradientStep;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/** {@code step}: one step of training from made weights, written to a file that another implementation can compare. */
@Command(name = "step", description = "One training step from made weights, to compare with another implementation.",
        footer = {"", "Example:", "  ./course step resnet18 --size 64 --batch 2 --out step.safetensors"})
final class StepCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A network's name.")
    String model;

    @Option(names = "--size", paramLabel = "N", defaultValue = "224", description = "Height and width of the pictures (default: ${DEFAULT-VALUE}).")
    int size;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "8", description = "Number of pictures (default: ${DEFAULT-VALUE}).")
    int batch;

    @Option(names = "--out", paramLabel = "FILE.safetensors", required = true, description = "Takes the change of every tensor.")
    Path out;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        Checks.positive("--size", size);
        Checks.positive("--batch", batch);
        GradientStep step = GradientStep.of(model, size, batch);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        step.changes().forEach((path, change) -> tensors.put(path, TensorData.of(change, change.length)));
        SafeTensors.write(out, StateDict.of("a step of " + model, tensors), Map.of("model", model));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", model);
        result.put("loss", step.loss());
        result.put("file", out.toString());
        output.print(result);
        return 0;
    }
}
