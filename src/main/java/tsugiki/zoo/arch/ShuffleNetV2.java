package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Channels split in two halves, of which only one is convolved; a shuffle mixes the halves.
 *
 * <p>Ma et al. 2018, https://arxiv.org/abs/1807.11164 (table 5).
 */
public final class ShuffleNetV2 extends Network {

    /** Channels of the three stages and of the last convolution. */
    private record Plan(int stage2, int stage3, int stage4, int conv5) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "shufflenet_v2_x0_5", new Plan(48, 96, 192, 1024),
            "shufflenet_v2_x1_0", new Plan(116, 232, 464, 1024),
            "shufflenet_v2_x1_5", new Plan(176, 352, 704, 1024),
            "shufflenet_v2_x2_0", new Plan(244, 488, 976, 2048));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("ShuffleNetV2", PLANS.keySet(), "fc", ShuffleNetV2::new);

    /** Channels of the first convolution. */
    private static final int STEM = 24;

    private static final List<String> TRUNK = List.of("conv1", "maxpool", "stage2", "stage3", "stage4", "conv5");

    public ShuffleNetV2(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        add("conv1", unit(new Conv2d(3, STEM, 3).stride(2).padding(1)));
        add("maxpool", new MaxPool2d(3, 2, 1));
        add("stage2", stage(4, STEM, plan.stage2()));
        add("stage3", stage(8, plan.stage2(), plan.stage3()));
        add("stage4", stage(4, plan.stage3(), plan.stage4()));
        add("conv5", unit(new Conv2d(plan.stage4(), plan.conv5(), 1)));
        add("fc", new Linear(plan.conv5(), classes));
    }

    private static ConvNormActivation unit(Conv2d convolution) {
        return new ConvNormActivation(convolution, new BatchNorm2d(convolution.outChannels()), Activation.relu());
    }

    private static Sequential stage(int depth, int in, int out) {
        Sequential stage = new Sequential(new Halves(in, out, 2));
        for (int i = 1; i < depth; i++) {
            stage.append(new Halves(out, out, 1));
        }
        return stage;
    }

    @Override
    protected List<String> trunk() {
        return TRUNK;
    }

    @Override
    public NDArray pool(NDArray features) {
        return features.flatten(2, 3).mean(new int[] {2});
    }

    /**
     * {@code shuffle(concat(branch1(l), branch2(r)))}: with stride 1, l and r are the halves of x's channels
     * and branch1 does nothing; with stride 2 both are x.
     */
    static final class Halves extends Block {

        private final boolean split;

        Halves(int in, int out, int stride) {
            this.split = stride == 1;
            int half = out / 2;
            int from = split ? half : in;
            add("branch1", split ? new Sequential() : down(in, half, stride));
            add("branch2", new Sequential(
                    new Conv2d(from, half, 1).noBias(), new BatchNorm2d(half), Activation.relu(),
                    depthwise(half, stride), new BatchNorm2d(half),
                    new Conv2d(half, half, 1).noBias(), new BatchNorm2d(half), Activation.relu()));
        }

        private static Sequential down(int in, int out, int stride) {
            return new Sequential(depthwise(in, stride), new BatchNorm2d(in),
                    new Conv2d(in, out, 1).noBias(), new BatchNorm2d(out), Activation.relu());
        }

        private static Conv2d depthwise(int channels, int stride) {
            return new Conv2d(channels, channels, 3).stride(stride).padding(1).groups(channels).noBias();
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDList parts = split ? x.split(2, 1) : new NDList(x, x);
            return shuffle(through(parts.get(0), "branch1").concat(through(parts.get(1), "branch2"), 1));
        }

        /** The channels of both halves in turn: {@code 0, C/2, 1, C/2 + 1, ...}. */
        private static NDArray shuffle(NDArray x) {
            Shape shape = x.getShape();
            NDArray halves = x.reshape(shape.get(0), 2, shape.get(1) / 2, shape.get(2), shape.get(3));
            return halves.transpose(0, 2, 1, 3, 4).reshape(shape);
        }
    }
}
