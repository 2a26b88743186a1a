package tsugiki.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tsugiki.base.Home;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.show.TerminalProgress;
import tsugiki.weights.WeightsCache;
import tsugiki.zoo.Zoo;

/** Which network, with which weights, on which device, in which precision. */
public final class NetworkOptions {

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
        return Zoo.load(model, file());
    }

    /** The backbone's name. */
    public String model() {
        return model;
    }

    /** Its file of weights, fetched first if need be: what {@link Zoo#load(String, Path)} takes. */
    public Path file() {
        Path file = weights == null ? null : Home.path(weights);
        if (file != null && (!weights.matches("\\w+") || Files.exists(file))) {
            return file;
        }
        PublishedWeights set = weights == null ? Zoo.card(model).defaultWeights() : Zoo.card(model).weights(weights);
        return WeightsCache.standard().fetch(set.publishedFile(), TerminalProgress.factory());
    }
}
