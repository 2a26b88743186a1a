package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Dropout;
import tsugiki.nn.Flatten;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;

/**
 * The first network of inverted bottlenecks: narrow between blocks, wide within, and no activation
 * where it is narrow.
 *
 * <p>Sandler et al. 2018, https://arxiv.org/abs/1801.04381 (table 2).
 */
public final class MobileNetV2 extends FeaturesNetwork {

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("MobileNetV2", Set.of("mobilenet_v2"), "classifier.1", MobileNetV2::new);

    /** One row of the paper's table 2: {@code depth} blocks, the first with {@code stride}. */
    private record Stage(int expansion, int out, int depth, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private static final int STEM = 32;

    /** Channels the head sees. */
    private static final int TOP = 1280;

    /** Without a name, because torchvision has none for it. */
    private final Block pool = new Sequential(new AdaptiveAvgPool2d(1), new Flatten());

    public MobileNetV2(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        add("features", features());
        add("classifier", new Sequential(new Dropout(0.2), new Linear(TOP, classes)));
        FirstWeights.draw(this, Init.kaimingNormalFanOut(), linear -> Init.normal(0.01));
    }

    private static Sequential features() {
        Sequential features = new Sequential(unit(new Conv2d(3, STEM, 3).stride(2).padding(1)));
        int in = STEM;
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.depth(); i++) {
                features.append(block(new InvertedBottleneck.Shape(
                        in, in * stage.expansion(), stage.out(), 3, i == 0 ? stage.stride() : 1)));
                in = stage.out();
            }
        }
        return features.append(unit(new Conv2d(in, TOP, 1)));
    }

    private static InvertedBottleneck block(InvertedBottleneck.Shape shape) {
        Sequential branch = new Sequential();
        if (shape.expands()) {
            branch.append(unit(shape.expansion()));
        }
        branch.append(unit(shape.depthwise()));
        branch.append(shape.projection()).append(new BatchNorm2d(shape.out()));
        return new InvertedBottleneck(shape, "conv", branch);
    }

    private static ConvNormActivation unit(Conv2d convolution) {
        return new ConvNormActivation(convolution, new BatchNorm2d(convolution.outChannels()), Activation.relu6());
    }

    @Override
    public NDArray pool(NDArray features) {
        return pool.call(features);
    }
}
