package tsugiki.zoo.arch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.network.RateLadder;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Very deep stacks of 3x3 convolutions, halved by max pooling, with a large fully connected
 * classifier; names ending in {@code _bn} normalise each convolution.
 *
 * <p>Simonyan and Zisserman 2014, https://arxiv.org/abs/1409.1556 (table 1, columns A, B, D, E).
 */
public final class Vgg extends FeaturesNetwork {

    /** 3x3 convolutions in each of the five stages. */
    private static final Map<String, int[]> DEPTHS = Map.of(
            "vgg11", new int[] {1, 1, 2, 2, 2},
            "vgg13", new int[] {2, 2, 2, 2, 2},
            "vgg16", new int[] {2, 2, 3, 3, 3},
            "vgg19", new int[] {2, 2, 4, 4, 4});

    private static final String NORMALISED = "_bn";

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("VGG", names(), "classifier.6", Vgg::new)
            .ladder(RateLadder.linear(1e-4, 1e-7));

    /** Channels of each stage. */
    private static final int[] WIDTHS = {64, 128, 256, 512, 512};

    public Vgg(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        boolean normalised = card.name().endsWith(NORMALISED);
        add("features", stages(DEPTHS.get(card.name().replace(NORMALISED, "")), normalised));
        add("avgpool", new AdaptiveAvgPool2d(7));
        add("classifier", new Sequential(
                new Linear(512 * 7 * 7, 4096), Activation.relu(), new Dropout(0.5),
                new Linear(4096, 4096), Activation.relu(), new Dropout(0.5),
                new Linear(4096, classes)));
        FirstWeights.draw(this, Init.kaimingNormalFanOut(), linear -> Init.normal(0.01));
    }

    private static Set<String> names() {
        return DEPTHS.keySet().stream().flatMap(name -> Stream.of(name, name + NORMALISED)).collect(Collectors.toSet());
    }

    private static Sequential stages(int[] depths, boolean normalised) {
        Sequential features = new Sequential();
        long in = 3;
        for (int stage = 0; stage < depths.length; stage++) {
            for (int i = 0; i < depths[stage]; i++) {
                features.append(new Conv2d(in, WIDTHS[stage], 3).padding(1));
                if (normalised) {
                    features.append(new BatchNorm2d(WIDTHS[stage]));
                }
                features.append(Activation.relu());
                in = WIDTHS[stage];
            }
            features.append(new MaxPool2d(2, 2, 0));
        }
        return features;
    }
}
