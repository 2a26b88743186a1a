package tsugiki.zoo.arch;

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
import tsugiki.nn.SqueezeExcitation;

/**
 * Inverted bottlenecks found by search for phones, with squeeze-and-excitation in some, hard swish in
 * the later ones, and a second fully connected layer behind the pool.
 *
 * <p>Howard et al. 2019, https://arxiv.org/abs/1905.02244 (tables 1 and 2).
 */
public final class MobileNetV3 extends FeaturesNetwork {

    /** The tables' columns NL, ReLU or hard swish, and SE, squeeze-and-excitation or none. */
    private enum Form {
        RE, RE_SE, HS, HS_SE;

        boolean squeezes() {
            return this == RE_SE || this == HS_SE;
        }

        Activation activation() {
            return this == HS || this == HS_SE ? Activation.hardSwish() : Activation.relu();
        }
    }

    /** One row of the tables, one block. */
    private record Row(int kernel, int inner, int out, Form form, int stride) {}

    /**
     * @param top channels before the pool
     * @param hidden channels between the two fully connected layers
     */
    private record Plan(int top, int hidden, Row... rows) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "mobilenet_v3_large", new Plan(960, 1280,
                    new Row(3, 16, 16, Form.RE, 1),
                    new Row(3, 64, 24, Form.RE, 2),
                    new Row(3, 72, 24, Form.RE, 1),
                    new Row(5, 72, 40, Form.RE_SE, 2),
                    new Row(5, 120, 40, Form.RE_SE, 1),
                    new Row(5, 120, 40, Form.RE_SE, 1),
                    new Row(3, 240, 80, Form.HS, 2),
                    new Row(3, 200, 80, Form.HS, 1),
                    new Row(3, 184, 80, Form.HS, 1),
                    new Row(3, 184, 80, Form.HS, 1),
                    new Row(3, 480, 112, Form.HS_SE, 1),
                    new Row(3, 672, 112, Form.HS_SE, 1),
                    new Row(5, 672, 160, Form.HS_SE, 2),
                    new Row(5, 960, 160, Form.HS_SE, 1),
                    new Row(5, 960, 160, Form.HS_SE, 1)),
            "mobilenet_v3_small", new Plan(576, 1024,
                    new Row(3, 16, 16, Form.RE_SE, 2),
                    new Row(3, 72, 24, Form.RE, 2),
                    new Row(3, 88, 24, Form.RE, 1),
                    new Row(5, 96, 40, Form.HS_SE, 2),
                    new Row(5, 240, 40, Form.HS_SE, 1),
                    new Row(5, 240, 40, Form.HS_SE, 1),
                    new Row(5, 120, 48, Form.HS_SE, 1),
                    new Row(5, 144, 48, Form.HS_SE, 1),
                    new Row(5, 288, 96, Form.HS_SE, 2),
                    new Row(5, 576, 96, Form.HS_SE, 1),
                    new Row(5, 576, 96, Form.HS_SE, 1)));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("MobileNetV3", PLANS.keySet(), "classifier.3", MobileNetV3::new);

    private static final int STEM = 16;

    public MobileNetV3(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        add("features", features(plan));
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("classifier", new Sequential(
                new Linear(plan.top(), plan.hidden()), Activation.hardSwish(), new Dropout(0.2),
                new Linear(plan.hidden(), classes)));
        FirstWeights.draw(this, Init.kaimingNormalFanOut(), linear -> Init.normal(0.01));
    }

    private static Sequential features(Plan plan) {
        Sequential features = new Sequential(unit(new Conv2d(3, STEM, 3).stride(2).padding(1), Activation.hardSwish()));
        int in = STEM;
        for (Row row : plan.rows()) {
            features.append(block(in, row));
            in = row.out();
        }
        return features.append(unit(new Conv2d(in, plan.top(), 1), Activation.hardSwish()));
    }

    private static InvertedBottleneck block(int in, Row row) {
        var shape = new InvertedBottleneck.Shape(in, row.inner(), row.out(), row.kernel(), row.stride());
        return new InvertedBottleneck(shape, "block", InvertedBottleneck.mbConv(shape,
                convolution -> unit(convolution, row.form().activation()),
                convolution -> unit(convolution, null),
                row.form().squeezes() ? squeeze(row.inner()) : null));
    }

    private static SqueezeExcitation squeeze(int channels) {
        return new SqueezeExcitation(channels, Widths.divisible(channels / 4, 8), Activation.relu(), Activation.hardSigmoid());
    }

    private static ConvNormActivation unit(Conv2d convolution, Activation activation) {
        return new ConvNormActivation(convolution, new BatchNorm2d(convolution.outChannels(), 1e-3, 0.01), activation);
    }
}
