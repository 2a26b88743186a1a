package tsugiki.zoo.arch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.network.RateLadder;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Dropout;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;
import tsugiki.nn.SqueezeExcitation;

/**
 * Inverted bottlenecks, found by search, scaled in width, depth and picture size together.
 *
 * <p>Tan and Le 2019, https://arxiv.org/abs/1905.11946 (table 1). The Lite form leaves out
 * squeeze-and-excitation, takes ReLU6 for SiLU, keeps stem, first and last stage unscaled, and pads as
 * TensorFlow: Liu 2020, "Higher accuracy on vision models with EfficientNet-Lite".
 */
public final class EfficientNet extends FeaturesNetwork {

    /** One row of the paper's table 1: {@code depth} blocks, the first with {@code stride}. */
    private record Stage(int expansion, int kernel, int stride, int out, int depth) {}

    private static final List<Stage> B0 = List.of(
            new Stage(1, 3, 1, 16, 1),
            new Stage(6, 3, 2, 24, 2),
            new Stage(6, 5, 2, 40, 2),
            new Stage(6, 3, 2, 80, 3),
            new Stage(6, 5, 1, 112, 3),
            new Stage(6, 5, 2, 192, 4),
            new Stage(6, 3, 1, 320, 1));

    /** How a member of the family is scaled and normalised. */
    private record Plan(double width, double depth, double dropout, boolean lite, double epsilon, double momentum) {
        static Plan b(double width, double depth, double dropout) {
            return new Plan(width, depth, dropout, false, 1e-5, 0.1);
        }

        static Plan large(double width, double depth, double dropout) {
            return new Plan(width, depth, dropout, false, 1e-3, 0.01);
        }

        static Plan lite(double width, double depth, double dropout) {
            return new Plan(width, depth, dropout, true, 1e-3, 0.01);
        }
    }

    private static final Map<String, Plan> PLANS = Map.ofEntries(
            Map.entry("efficientnet_b0", Plan.b(1.0, 1.0, 0.2)),
            Map.entry("efficientnet_b1", Plan.b(1.0, 1.1, 0.2)),
            Map.entry("efficientnet_b2", Plan.b(1.1, 1.2, 0.3)),
            Map.entry("efficientnet_b3", Plan.b(1.2, 1.4, 0.3)),
            Map.entry("efficientnet_b4", Plan.b(1.4, 1.8, 0.4)),
            Map.entry("efficientnet_b5", Plan.large(1.6, 2.2, 0.4)),
            Map.entry("efficientnet_b6", Plan.large(1.8, 2.6, 0.5)),
            Map.entry("efficientnet_b7", Plan.large(2.0, 3.1, 0.5)),
            Map.entry("efficientnet_lite0", Plan.lite(1.0, 1.0, 0.2)),
            Map.entry("efficientnet_lite1", Plan.lite(1.0, 1.1, 0.2)),
            Map.entry("efficientnet_lite2", Plan.lite(1.1, 1.2, 0.3)));

    /** The kit's own ladder for both forms: divided by the square root of 3 a stage. */
    private static final RateLadder LADDER = RateLadder.exponential(1e-3, Math.sqrt(3));

    /** What the house knows of B0 to B7. */
    public static final Architecture ARCHITECTURE =
            Architecture.ofTorchvision("EfficientNet", names(false), "classifier.1", EfficientNet::new).ladder(LADDER);

    /** What the house knows of the Lite form, whose files have TensorFlow's names. */
    public static final Architecture LITE =
            Architecture.of("EfficientNetLite", names(true), "classifier.1", EfficientNet::new).ladder(LADDER).published(LiteKeys::of);

    /** The last block drops its branch this often in training; earlier blocks less, linearly. */
    private static final double STOCHASTIC_DEPTH = 0.2;

    private final Plan plan;

    private static Set<String> names(boolean lite) {
        return PLANS.keySet().stream().filter(name -> PLANS.get(name).lite() == lite).collect(Collectors.toSet());
    }

    public EfficientNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        this.plan = PLANS.get(card.name());
        int stem = plan.lite() ? 32 : width(32);
        int last = width(B0.get(B0.size() - 1).out());
        int top = plan.lite() ? 1280 : 4 * last;
        Sequential features = new Sequential(unit(new Conv2d(3, stem, 3).stride(2).padding(1)));
        addStages(features, stem);
        features.append(unit(new Conv2d(last, top, 1)));
        add("features", features);
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("classifier", new Sequential(new Dropout(plan.dropout()), new Linear(top, classes)));
        FirstWeights.draw(this, Init.kaimingNormalFanOut(), linear -> Init.uniform(1 / Math.sqrt(linear.out())));
    }

    private void addStages(Sequential features, int stem) {
        int total = IntStream.range(0, B0.size()).map(this::depth).sum();
        int block = 0;
        int in = stem;
        for (int i = 0; i < B0.size(); i++) {
            Stage stage = B0.get(i);
            Sequential blocks = new Sequential();
            for (int j = 0; j < depth(i); j++) {
                var shape = new InvertedBottleneck.Shape(in, in * stage.expansion(), width(stage.out()),
                        stage.kernel(), j == 0 ? stage.stride() : 1);
                blocks.append(mbConv(shape).dropping(STOCHASTIC_DEPTH * block++ / total));
                in = shape.out();
            }
            features.append(blocks);
        }
    }

    private InvertedBottleneck mbConv(InvertedBottleneck.Shape shape) {
        return new InvertedBottleneck(shape, "block", InvertedBottleneck.mbConv(
                shape, this::unit, this::linearUnit, plan.lite() ? null : squeeze(shape)));
    }

    /** Squeezes to a quarter of what comes into the block. */
    static SqueezeExcitation squeeze(InvertedBottleneck.Shape shape) {
        return new SqueezeExcitation(shape.inner(), shape.in() / 4, Activation.silu());
    }

    private int depth(int stage) {
        boolean fixed = plan.lite() && (stage == 0 || stage == B0.size() - 1);
        int depth = B0.get(stage).depth();
        return fixed ? depth : (int) Math.ceil(depth * plan.depth());
    }

    private int width(int channels) {
        return Widths.divisible(channels * plan.width(), 8);
    }

    private ConvNormActivation unit(Conv2d convolution) {
        return new ConvNormActivation(padded(convolution), norm(convolution), plan.lite() ? Activation.relu6() : Activation.silu());
    }

    private ConvNormActivation linearUnit(Conv2d convolution) {
        return new ConvNormActivation(padded(convolution), norm(convolution), null);
    }

    private Conv2d padded(Conv2d convolution) {
        return plan.lite() ? convolution.same() : convolution;
    }

    private BatchNorm2d norm(Conv2d convolution) {
        return new BatchNorm2d(convolution.outChannels(), plan.epsilon(), plan.momentum());
    }
}
