package tsugiki.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tsugiki.show.TerminalProgress;
import tsugiki.zoo.Network;
import tsugiki.zoo.Zoo;

/** Which network, with which weights, on which device. */
final class NetworkOptions {

    @Option(names = "--model", paramLabel = "M", defaultValue = "efficientnet_lite0", description = "Backbone (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(names = "--weights", paramLabel = "FILE", description = "A .pth or .safetensors file instead of the published weights.")
    Path weights;

    @Mixin
    DeviceOption device;

    /** Loads the network. */
    Network load() {
        return weights == null ? Zoo.load(model, TerminalProgress.factory()) : Zoo.load(model, weights);
    }
}
