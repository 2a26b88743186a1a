package tsugiki.extension;

import java.util.List;
import java.util.Set;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.NetworkFamily;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Linear;
import tsugiki.picture.Preprocessing;

/** A family of one small network, as a user of the library would write it. */
public final class TinyFamily implements NetworkFamily {

    private static final PublishedWeights MADE = new PublishedWeights("MADE", "tinynet-00000000.safetensors", "", "", 0.01, Double.NaN, Double.NaN, 0,
            Preprocessing.IMAGENET.size(16, 16), "made");
    private static final Architecture ARCHITECTURE = Architecture.of("Tiny", Set.of("tinynet"), "fc", Net::new);

    @Override
    public List<ModelCard> cards() {
        return List.of(new ModelCard("tinynet", ARCHITECTURE, 2026, "made for a test", "", 9_224, 0, List.of(MADE), List.of()));
    }

    /** conv 3x3, stride 4 > ReLU > mean > Linear. */
    static final class Net extends Network {

        Net(ModelCard card, int classes, PublishedWeights weights) {
            super(card, weights);
            add("conv", new Conv2d(3, 8, 3).stride(4));
            add("relu", Activation.relu());
            add("avgpool", new AdaptiveAvgPool2d(1));
            add("fc", new Linear(8, classes));
        }

        @Override
        protected List<String> trunk() {
            return List.of("conv", "relu");
        }
    }
}
