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
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Deep residual networks: each block learns what to add to its input, {@code y = relu(x + F(x))}.
 *
 * <p>He et al. 2015, https://arxiv.org/abs/1512.03385 (table 1); ResNeXt, with grouped 3x3
 * convolutions: Xie et al. 2016, https://arxiv.org/abs/1611.05431; Wide ResNet, with twice the inner
 * width: Zagoruyko and Komodakis 2016, https://arxiv.org/abs/1605.07146. As in torchvision the stride
 * of a bottleneck stands in its 3x3 convolution.
 */
public final class ResNet extends Network {

    /** @param width inner channels of a group in layer1; doubled in each later layer */
    private record Plan(boolean bottleneck, int groups, int width, int... depths) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "resnet18", new Plan(false, 1, 64, 2, 2, 2, 2),
            "resnet34", new Plan(false, 1, 64, 3, 4, 6, 3),
            "resnet50", new Plan(true, 1, 64, 3, 4, 6, 3),
            "resnet101", new Plan(true, 1, 64, 3, 4, 23, 3),
            "resnet152", new Plan(true, 1, 64, 3, 8, 36, 3),
            "resnext50_32x4d", new Plan(true, 32, 4, 3, 4, 6, 3),
            "resnext101_32x8d", new Plan(true, 32, 8, 3, 4, 23, 3),
            "resnext101_64x4d", new Plan(true, 64, 4, 3, 4, 23, 3),
            "wide_resnet50_2", new Plan(true, 1, 128, 3, 4, 6, 3),
            "wide_resnet101_2", new Plan(true, 1, 128, 3, 4, 23, 3));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("ResNet", PLANS.keySet(), "fc", ResNet::new);

    /** layer1 has 64 planes, each later layer twice as many, at half the height and width. */
    private static final int[] PLANES = {64, 128, 256, 512};

    private static final List<String> TRUNK =
            List.of("conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4");

    public ResNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        add("conv1", new Conv2d(3, 64, 7).stride(2).padding(3).noBias());
        add("bn1", new BatchNorm2d(64));
        add("relu", Activation.relu());
        add("maxpool", new MaxPool2d(3, 2, 1));
        long in = 64;
        for (int i = 0; i < PLANES.length; i++) {
            in = addLayer("layer" + (i + 1), plan, in, PLANES[i], plan.depths()[i], i == 0 ? 1 : 2);
        }
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("fc", new Linear(in, classes));
        blocks().values().forEach(ResNet::initAsAuthors);
    }

    private long addLayer(String name, Plan plan, long in, int planes, int depth, int stride) {
        Sequential layer = new Sequential();
        long out = plan.bottleneck() ? 4L * planes : planes;
        for (int i = 0; i < depth; i++) {
            long from = i == 0 ? in : out;
            int step = i == 0 ? stride : 1;
            layer.append(plan.bottleneck()
                    ? new Bottleneck(from, planes, plan.groups(), plan.groups() * (planes * plan.width() / 64), step)
                    : new BasicBlock(from, planes, step));
        }
        add(name, layer);
        return out;
    }

    private static void initAsAuthors(Block block) {
        if (block instanceof Conv2d convolution) {
            convolution.weight().init(Init.kaimingNormalFanOut());
        }
    }

    @Override
    protected List<String> trunk() {
        return TRUNK;
    }

    /** {@code relu(shortcut(x) + branch(x))}. */
    private abstract static class Residual extends Block {

        /** The shortcut is x itself, or a 1x1 convolution where the shape changes. */
        final void addShortcut(long in, long out, int stride) {
            if (stride != 1 || in != out) {
                add("downsample", new Sequential(
                        new Conv2d(in, out, 1).stride(stride).noBias(), new BatchNorm2d(out)));
            }
        }

        final NDArray join(NDArray x, NDArray branch) {
            NDArray shortcut = children().containsKey("downsample") ? through(x, "downsample") : x;
            return through(branch.addi(shortcut), "relu");
        }
    }

    /** Two 3x3 convolutions. */
    static final class BasicBlock extends Residual {

        BasicBlock(long in, long planes, int stride) {
            add("conv1", new Conv2d(in, planes, 3).stride(stride).padding(1).noBias());
            add("bn1", new BatchNorm2d(planes));
            add("relu", Activation.relu());
            add("conv2", new Conv2d(planes, planes, 3).padding(1).noBias());
            add("bn2", new BatchNorm2d(planes));
            addShortcut(in, planes, stride);
        }

        @Override
        protected NDArray forward(NDArray x) {
            return join(x, through(x, "conv1", "bn1", "relu", "conv2", "bn2"));
        }
    }

    /** 1x1 to the inner width, 3x3, 1x1 to four times the planes. */
    static final class Bottleneck extends Residual {

        Bottleneck(long in, long planes, int groups, long inner, int stride) {
            long out = 4 * planes;
            add("conv1", new Conv2d(in, inner, 1).noBias());
            add("bn1", new BatchNorm2d(inner));
            add("conv2", new Conv2d(inner, inner, 3).stride(stride).padding(1).groups(groups).noBias());
            add("bn2", new BatchNorm2d(inner));
            add("conv3", new Conv2d(inner, out, 1).noBias());
            add("bn3", new BatchNorm2d(out));
            add("relu", Activation.relu());
            addShortcut(in, out, stride);
        }

        @Override
        protected NDArray forward(NDArray x) {
            return join(x, through(x, "conv1", "bn1", "relu", "conv2", "bn2", "relu", "conv3", "bn3"));
        }
    }
}
