package tsugiki.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import tsugiki.nn.Device;
import tsugiki.show.TerminalProgress;
import tsugiki.zoo.Network;
import tsugiki.zoo.Zoo;

/** Which network, with which weights, on which device. */
final class NetworkOptions {

    @Option(names = "--model", paramLabel = "M", defaultValue = "efficientnet_lite0", description = "Backbone (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(names = "--weights", paramLabel = "FILE", description = "A .pth or .safetensors file instead of the published weights.")
    Path weights;

    @Option(names = "--device", paramLabel = "auto|cpu|cuda", description = "Where to compute (default: auto).")
    void device(String name) {
        System.setProperty("tsugiki.device", Device.of(name).name());
    }

    /** Loads the network. */
    Network load() {
        return weights == null ? Zoo.load(model, TerminalProgress.factory()) : Zoo.load(model, weights);
    }
}
