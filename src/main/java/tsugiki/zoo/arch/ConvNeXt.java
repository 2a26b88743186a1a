package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.IntStream;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Flatten;
import tsugiki.nn.Init;
import tsugiki.nn.LayerNorm;
import tsugiki.nn.LayerNorm2d;
import tsugiki.nn.Linear;
import tsugiki.nn.Permute;
import tsugiki.nn.Sequential;
import tsugiki.nn.StochasticDepth;

/**
 * A ResNet brought step by step to the shape of a vision transformer: patches for a stem, large depthwise
 * kernels in the place of attention, LayerNorm and GELU, one of each in a block.
 *
 * <p>Liu et al. 2022, https://arxiv.org/abs/2201.03545 (section 3; table 9).
 */
public final class ConvNeXt extends FeaturesNetwork {

    /** @param depthRate stochastic depth of the last block; it rises to that from 0, block by block */
    private record Plan(int[] widths, int[] depths, double depthRate) {
        Plan(int width, int third, double depthRate) {
            this(new int[] {width, 2 * width, 4 * width, 8 * width}, new int[] {3, 3, third, 3}, depthRate);
        }
    }

    private static final Map<String, Plan> PLANS = Map.of(
            "convnext_tiny", new Plan(96, 9, 0.1),
            "convnext_small", new Plan(96, 27, 0.4),
            "convnext_base", new Plan(128, 27, 0.5),
            "convnext_large", new Plan(192, 27, 0.5));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("ConvNeXt", PLANS.keySet(), "classifier.2", ConvNeXt::new);

    private static final double EPSILON = 1e-6;

    public ConvNeXt(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        int[] widths = plan.widths();
        int last = widths[widths.length - 1];
        add("features", stages(plan));
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("classifier", new Sequential(new LayerNorm2d(last, EPSILON), new Flatten(), new Linear(last, classes)));
        FirstWeights.draw(this, Init.truncatedNormal(0.02), linear -> Init.truncatedNormal(0.02));
    }

    /** Stem, then stages with a halving of height and width between them. */
    private static Sequential stages(Plan plan) {
        int[] widths = plan.widths();
        Sequential features = new Sequential(
                new Sequential(new Conv2d(3, widths[0], 4).stride(4), new LayerNorm2d(widths[0], EPSILON)));
        int total = IntStream.of(plan.depths()).sum();
        int block = 0;
        for (int i = 0; i < widths.length; i++) {
            if (i > 0) {
                features.append(new Sequential(
                        new LayerNorm2d(widths[i - 1], EPSILON), new Conv2d(widths[i - 1], widths[i], 2).stride(2)));
            }
            Sequential stage = new Sequential();
            for (int j = 0; j < plan.depths()[i]; j++) {
                stage.append(new Residual(widths[i], plan.depthRate() * block++ / (total - 1)));
            }
            features.append(stage);
        }
        return features;
    }

    /** The mean over each map, {@code [N, C, 1, 1]}: the classifier normalises the channels before it flattens. */
    @Override
    public NDArray pool(NDArray features) {
        return through(features, "avgpool");
    }

    /**
     * {@code y = x + layer_scale * F(x)} with one scale for each channel, at first 1e-6; F: depthwise 7x7,
     * LayerNorm, Linear to four times the width, GELU, Linear back; {@code [N, C, H, W]} in and out.
     */
    static final class Residual extends Block {

        Residual(long width, double depthRate) {
            weight("layer_scale", new Shape(width, 1, 1), Init.constant(1e-6));
            add("block", new Sequential(
                    new Conv2d(width, width, 7).padding(3).groups((int) width),
                    new Permute(0, 2, 3, 1),
                    new LayerNorm(width, EPSILON),
                    new Linear(width, 4 * width),
                    Activation.gelu(),
                    new Linear(4 * width, width),
                    new Permute(0, 3, 1, 2)));
            add("stochastic_depth", new StochasticDepth(depthRate));
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray scaled = through(x, "block").mul(value("layer_scale"));
            return through(scaled, "stochastic_depth").addi(x);
        }
    }
}
