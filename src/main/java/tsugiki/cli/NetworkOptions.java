package tsugiki.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tsugiki.base.Home;
import tsugiki.network.Network;
import tsugiki.show.TerminalProgress;
import tsugiki.zoo.Zoo;

/** Which network, with which weights, on which device, in which precision. */
final class NetworkOptions {

    @Option(names = "--model", paramLabel = "M", defaultValue = "efficientnet_lite0", description = "Backbone (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(names = "--weights", paramLabel = "FILE|SET",
            description = "${weights.forms}, or the name of a published set, e.g. IMAGENET1K_V1 (default: the model's default set).")
    String weights;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    /** Loads the network. */
    Network load() {
        if (weights == null) {
            return Zoo.load(model, TerminalProgress.factory());
        }
        Path file = Home.path(weights);
        boolean setName = weights.matches("\\w+") && !Files.exists(file);
        return setName ? Zoo.load(model, weights, TerminalProgress.factory()) : Zoo.load(model, file);
    }
}
