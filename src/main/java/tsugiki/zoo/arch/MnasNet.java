package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Flatten;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;

/**
 * Inverted bottlenecks found by a search that timed each candidate on a phone; here the form B1,
 * without squeeze-and-excitation, with all widths but the last scaled.
 *
 * <p>Tan et al. 2018, https://arxiv.org/abs/1807.11626.
 *
 * <p>Its first form (width 0.5 with a stem of full width, a file that is no longer published) is another
 * network, whose weights do not fit.
 */
public final class MnasNet extends Network {

    /** {@code depth} blocks, the first with {@code stride}. */
    private record Stage(int expansion, int kernel, int stride, int out, int depth) {}

    private static final List<Stage> B1 = List.of(
            new Stage(3, 3, 2, 24, 3),
            new Stage(3, 5, 2, 40, 3),
            new Stage(6, 5, 2, 80, 3),
            new Stage(6, 3, 1, 96, 2),
            new Stage(6, 5, 2, 192, 4),
            new Stage(6, 3, 1, 320, 1));

    /** Channels before the first of these stages: of the stem, and of the separable convolution behind it. */
    private static final int STEM = 32;
    private static final int SEPARABLE = 16;

    /** Channels the head sees. */
    private static final int TOP = 1280;

    private static final Map<String, Double> SCALES =
            Map.of("mnasnet0_5", 0.5, "mnasnet0_75", 0.75, "mnasnet1_0", 1.0, "mnasnet1_3", 1.3);

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("MNASNet", SCALES.keySet(), "classifier.1", MnasNet::new);

    /** The authors' momentum, 0.9997, is the share of the old statistics. */
    private static final double MOMENTUM = 1 - 0.9997;

    /** Without a name, because torchvision has none for it. */
    private final Block pool = new Sequential(new AdaptiveAvgPool2d(1), new Flatten());

    private final double scale;

    public MnasNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        this.scale = SCALES.get(card.name());
        Sequential layers = new Sequential();
        int in = addStem(layers);
        for (Stage stage : B1) {
            layers.append(blocks(in, stage));
            in = width(stage.out());
        }
        append(layers, new Conv2d(in, TOP, 1).noBias()).append(Activation.relu());
        add("layers", layers);
        add("classifier", new Sequential(new Dropout(0.2), new Linear(TOP, classes)));
        FirstWeights.draw(this, Init.kaimingNormalFanOut(), linear -> Init.uniform(Math.sqrt(3.0 / linear.out())));
    }

    private int addStem(Sequential layers) {
        int stem = width(STEM);
        var separable = new InvertedBottleneck.Shape(stem, stem, width(SEPARABLE), 3, 1);
        append(layers, new Conv2d(3, stem, 3).stride(2).padding(1).noBias()).append(Activation.relu());
        append(layers, separable.depthwise()).append(Activation.relu());
        append(layers, separable.projection());
        return separable.out();
    }

    private Sequential blocks(int from, Stage stage) {
        Sequential blocks = new Sequential();
        int in = from;
        for (int i = 0; i < stage.depth(); i++) {
            blocks.append(block(new InvertedBottleneck.Shape(
                    in, in * stage.expansion(), width(stage.out()), stage.kernel(), i == 0 ? stage.stride() : 1)));
            in = width(stage.out());
        }
        return blocks;
    }

    private static InvertedBottleneck block(InvertedBottleneck.Shape shape) {
        Sequential branch = new Sequential();
        append(branch, shape.expansion()).append(Activation.relu());
        append(branch, shape.depthwise()).append(Activation.relu());
        append(branch, shape.projection());
        return new InvertedBottleneck(shape, "layers", branch);
    }

    private static Sequential append(Sequential blocks, Conv2d convolution) {
        return blocks.append(convolution).append(new BatchNorm2d(convolution.outChannels(), 1e-5, MOMENTUM));
    }

    private int width(int channels) {
        return Widths.divisible(channels * scale, 8);
    }

    @Override
    protected List<String> trunk() {
        return child("layers").children().keySet().stream().map(name -> "layers." + name).toList();
    }

    @Override
    public NDArray pool(NDArray features) {
        return pool.call(features);
    }
}
