package tsugiki.zoo.arch;

import java.util.List;
import java.util.Map;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Dropout;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;

/**
 * EfficientNet made faster to train: in the early stages, where depthwise convolutions leave the
 * processor waiting for memory, one full convolution stands for expansion and depthwise convolution.
 *
 * <p>Tan and Le 2021, https://arxiv.org/abs/2104.00298 (table 4 is S; M and L are in the authors' code,
 * https://github.com/google/automl/tree/master/efficientnetv2).
 */
public final class EfficientNetV2 extends FeaturesNetwork {

    /** One row of the paper's table 4: {@code depth} blocks of kernel 3, the first with {@code stride}. */
    private record Stage(boolean fused, int expansion, int stride, int out, int depth) {}

    private static Stage fused(int expansion, int stride, int out, int depth) {
        return new Stage(true, expansion, stride, out, depth);
    }

    private static Stage mbConv(int expansion, int stride, int out, int depth) {
        return new Stage(false, expansion, stride, out, depth);
    }

    /** A member of the family; its stem is as wide as its first stage. */
    private record Plan(double dropout, Stage... stages) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "efficientnet_v2_s", new Plan(0.2,
                    fused(1, 1, 24, 2),
                    fused(4, 2, 48, 4),
                    fused(4, 2, 64, 4),
                    mbConv(4, 2, 128, 6),
                    mbConv(6, 1, 160, 9),
                    mbConv(6, 2, 256, 15)),
            "efficientnet_v2_m", new Plan(0.3,
                    fused(1, 1, 24, 3),
                    fused(4, 2, 48, 5),
                    fused(4, 2, 80, 5),
                    mbConv(4, 2, 160, 7),
                    mbConv(6, 1, 176, 14),
                    mbConv(6, 2, 304, 18),
                    mbConv(6, 1, 512, 5)),
            "efficientnet_v2_l", new Plan(0.4,
                    fused(1, 1, 32, 4),
                    fused(4, 2, 64, 7),
                    fused(4, 2, 96, 7),
                    mbConv(4, 2, 192, 10),
                    mbConv(6, 1, 224, 19),
                    mbConv(6, 2, 384, 25),
                    mbConv(6, 1, 640, 7)));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("EfficientNetV2", PLANS.keySet(), "classifier.1", EfficientNetV2::new);

    /** Channels the head sees. */
    private static final int TOP = 1280;

    /** The last block drops its branch almost this often in training; earlier blocks less, linearly. */
    private static final double STOCHASTIC_DEPTH = 0.2;

    public EfficientNetV2(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        add("features", features(List.of(plan.stages())));
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("classifier", new Sequential(new Dropout(plan.dropout()), new Linear(TOP, classes)));
        FirstWeights.draw(this, Init.kaimingNormalFanOut(), linear -> Init.uniform(1 / Math.sqrt(linear.out())));
    }

    private static Sequential features(List<Stage> stages) {
        int total = stages.stream().mapToInt(Stage::depth).sum();
        int block = 0;
        int in = stages.get(0).out();
        Sequential features = new Sequential(unit(new Conv2d(3, in, 3).stride(2).padding(1)));
        for (Stage stage : stages) {
            Sequential blocks = new Sequential();
            for (int j = 0; j < stage.depth(); j++) {
                var shape = new InvertedBottleneck.Shape(in, in * stage.expansion(), stage.out(), 3, j == 0 ? stage.stride() : 1);
                Sequential branch = stage.fused() ? fusedBranch(shape) : branch(shape);
                blocks.append(new InvertedBottleneck(shape, "block", branch).dropping(STOCHASTIC_DEPTH * block++ / total));
                in = stage.out();
            }
            features.append(blocks);
        }
        return features.append(unit(new Conv2d(in, TOP, 1)));
    }

    private static Sequential branch(InvertedBottleneck.Shape shape) {
        return InvertedBottleneck.mbConv(shape, EfficientNetV2::unit, EfficientNetV2::linearUnit, EfficientNet.squeeze(shape));
    }

    /** The paper's Fused-MBConv; without expansion only the full convolution is left. */
    private static Sequential fusedBranch(InvertedBottleneck.Shape shape) {
        int width = shape.expands() ? shape.inner() : shape.out();
        Sequential branch = new Sequential(unit(
                new Conv2d(shape.in(), width, shape.kernel()).stride(shape.stride()).padding(shape.kernel() / 2)));
        return shape.expands() ? branch.append(linearUnit(shape.projection())) : branch;
    }

    private static ConvNormActivation unit(Conv2d convolution) {
        return new ConvNormActivation(convolution, norm(convolution), Activation.silu());
    }

    private static ConvNormActivation linearUnit(Conv2d convolution) {
        return new ConvNormActivation(convolution, norm(convolution), null);
    }

    private static BatchNorm2d norm(Conv2d convolution) {
        return new BatchNorm2d(convolution.outChannels(), 1e-3, 0.1);
    }
}
