package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Init;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Fire modules squeeze to few channels before they expand; without any Linear layer the network has fifty
 * times fewer weights than AlexNet.
 *
 * <p>Iandola et al. 2016, https://arxiv.org/abs/1602.07360 (table 1). Its head is a 1x1 convolution of the
 * maps, {@code logits = mean over places of relu(head(maps))}, while {@link #embed} gives the mean of the
 * maps themselves, {@code [N, 512]}: a head for these takes the whole classifier's place.
 */
public final class SqueezeNet extends FeaturesNetwork {

    /**
     * @param stem channels of the first convolution
     * @param kernel its size
     * @param pools the fire modules, in the paper's numbers, behind which the maps are halved
     */
    private record Plan(int stem, int kernel, Set<Integer> pools) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "squeezenet1_0", new Plan(96, 7, Set.of(4, 8)),
            "squeezenet1_1", new Plan(64, 3, Set.of(3, 5)));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("SqueezeNet", PLANS.keySet(), "classifier.1", SqueezeNet::new);

    /** Channels between squeeze and expansion in fire2 to fire9; each of the two expansions has four times as many. */
    private static final int[] SQUEEZED = {16, 16, 32, 32, 48, 48, 64, 64};

    public SqueezeNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Sequential features = features(PLANS.get(card.name()));
        Conv2d head = new Conv2d(8L * SQUEEZED[SQUEEZED.length - 1], classes, 1);
        add("features", features);
        add("classifier", new Sequential(new Dropout(0.5), head, Activation.relu(), new AdaptiveAvgPool2d(1)));
        blocks().values().forEach(SqueezeNet::initAsAuthors);
        head.weight().init(Init.normal(0.01));
    }

    private static Sequential features(Plan plan) {
        Sequential features = new Sequential(new Conv2d(3, plan.stem(), plan.kernel()).stride(2), Activation.relu());
        features.append(new MaxPool2d(3, 2, 0).ceil());
        int in = plan.stem();
        for (int fire = 0; fire < SQUEEZED.length; fire++) {
            features.append(new Fire(in, SQUEEZED[fire]));
            in = 8 * SQUEEZED[fire];
            if (plan.pools().contains(fire + 2)) {
                features.append(new MaxPool2d(3, 2, 0).ceil());
            }
        }
        return features;
    }

    private static void initAsAuthors(Block block) {
        if (block instanceof Conv2d convolution) {
            long fanIn = convolution.weight().size() / convolution.outChannels();
            convolution.weight().init(Init.uniform(Math.sqrt(6.0 / fanIn)));
            convolution.bias().init(Init.constant(0));
        }
    }

    @Override
    public NDArray pool(NDArray features) {
        return features.flatten(2, 3).mean(new int[] {2});
    }

    /** The dropout belongs to the maps, not to their means. */
    @Override
    protected List<String> beforeHead() {
        return List.of();
    }

    @Override
    protected NDArray end(NDArray maps) {
        if (!(head() instanceof Conv2d)) {
            return super.end(maps); // a head put on the pooled features
        }
        return through(maps, "classifier").reshape(maps.getShape().get(0), -1);
    }

    @Override
    protected NDArray forward(NDArray x) {
        try (NDArray maps = features(x)) {
            return end(maps);
        }
    }

    /** 1x1 down, then 1x1 and 3x3 up, side by side: {@code concat(expand1x1(s), expand3x3(s))}, {@code s = squeeze(x)}. */
    static final class Fire extends Block {

        Fire(int in, int squeezed) {
            add("squeeze", new Conv2d(in, squeezed, 1));
            add("squeeze_activation", Activation.relu());
            add("expand1x1", new Conv2d(squeezed, 4L * squeezed, 1));
            add("expand1x1_activation", Activation.relu());
            add("expand3x3", new Conv2d(squeezed, 4L * squeezed, 3).padding(1));
            add("expand3x3_activation", Activation.relu());
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray squeezed = through(x, "squeeze", "squeeze_activation");
            NDArray narrow = through(squeezed, "expand1x1", "expand1x1_activation");
            return narrow.concat(through(squeezed, "expand3x3", "expand3x3_activation"), 1);
        }
    }
}
