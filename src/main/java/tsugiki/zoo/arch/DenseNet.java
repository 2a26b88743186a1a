package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.regex.Pattern;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Each layer sees the maps of all layers before it in its block, and adds {@code growth} maps of its own.
 *
 * <p>Huang et al. 2016, https://arxiv.org/abs/1608.06993 (table 1, with bottlenecks and compression by
 * half).
 */
public final class DenseNet extends FeaturesNetwork {

    /**
     * @param growth maps a layer adds, the paper's k
     * @param stem channels of the first convolution
     * @param depths layers of each dense block
     */
    private record Plan(int growth, int stem, int... depths) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "densenet121", new Plan(32, 64, 6, 12, 24, 16),
            "densenet161", new Plan(48, 96, 6, 12, 36, 24),
            "densenet169", new Plan(32, 64, 6, 12, 32, 32),
            "densenet201", new Plan(32, 64, 6, 12, 48, 32));

    /** Torchvision's files of 2017 have a dot within the names of a dense layer's parts: {@code denselayer1.norm.1.weight}. */
    private static final Pattern PART = Pattern.compile("(denselayer\\d+\\.(?:norm|conv))\\.([12]\\.)");

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("DenseNet", PLANS.keySet(), "classifier", DenseNet::new)
            .published(network -> DenseNet::published);

    /** The last normalisation, whose ReLU has no name. */
    private static final String LAST = "features.norm5";

    private final Activation lastRelu = Activation.relu();

    public DenseNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        Sequential features = new Sequential()
                .append("conv0", new Conv2d(3, plan.stem(), 7).stride(2).padding(3).noBias())
                .append("norm0", new BatchNorm2d(plan.stem()))
                .append("relu0", Activation.relu())
                .append("pool0", new MaxPool2d(3, 2, 1));
        long width = plan.stem();
        for (int i = 1; i <= plan.depths().length; i++) {
            DenseBlock block = new DenseBlock(plan.depths()[i - 1], width, plan.growth());
            features.append("denseblock" + i, block);
            width = block.out();
            if (i < plan.depths().length) {
                features.append("transition" + i, transition(width));
                width /= 2;
            }
        }
        add("features", features.append("norm5", new BatchNorm2d(width)));
        add("classifier", new Linear(width, classes));
        blocks().values().forEach(DenseNet::initAsAuthors);
    }

    /** Half the maps at half the height and width. */
    private static Sequential transition(long in) {
        return new Sequential()
                .append("norm", new BatchNorm2d(in))
                .append("relu", Activation.relu())
                .append("conv", new Conv2d(in, in / 2, 1).noBias())
                .append("pool", new AvgPool2d(2, 2, 0));
    }

    private static String published(String name) {
        return PART.matcher(name).replaceFirst("$1$2");
    }

    private static void initAsAuthors(Block block) {
        if (block instanceof Conv2d convolution) {
            long fanIn = convolution.weight().size() / convolution.outChannels();
            convolution.weight().init(Init.normal(Math.sqrt(2.0 / fanIn)));
        } else if (block instanceof Linear linear) {
            linear.bias().init(Init.constant(0));
        }
    }

    @Override
    protected NDArray step(String path, NDArray x) {
        if (!path.equals(LAST)) {
            return super.step(path, x);
        }
        try (NDArray normalised = super.step(path, x)) {
            return lastRelu.call(normalised);
        }
    }

    @Override
    public NDArray pool(NDArray features) {
        return features.flatten(2, 3).mean(new int[] {2});
    }

    /** {@code x = concat(x, layer(x))} for each layer; {@code [N, in, H, W]} to {@code [N, in + depth * growth, H, W]}. */
    static final class DenseBlock extends Block {

        private final long out;

        DenseBlock(int depth, long in, int growth) {
            for (int i = 0; i < depth; i++) {
                add("denselayer" + (i + 1), new DenseLayer(in + (long) i * growth, growth));
            }
            this.out = in + (long) depth * growth;
        }

        long out() {
            return out;
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray all = x;
            for (Block layer : children().values()) {
                NDArray longer;
                try (NDArray added = layer.call(all)) {
                    longer = all.concat(added, 1);
                }
                if (all != x) {
                    all.close();
                }
                all = longer;
            }
            return all;
        }
    }

    /** Normalised first, as in He et al. 2016, https://arxiv.org/abs/1603.05027: 1x1 to four times the growth, 3x3 to the growth. */
    private static final class DenseLayer extends Block {

        DenseLayer(long in, int growth) {
            long inner = 4L * growth;
            add("norm1", new BatchNorm2d(in));
            add("relu1", Activation.relu());
            add("conv1", new Conv2d(in, inner, 1).noBias());
            add("norm2", new BatchNorm2d(inner));
            add("relu2", Activation.relu());
            add("conv2", new Conv2d(inner, growth, 3).padding(1).noBias());
        }

        @Override
        protected NDArray forward(NDArray x) {
            return through(x, "norm1", "relu1", "conv1", "norm2", "relu2", "conv2");
        }
    }
}
