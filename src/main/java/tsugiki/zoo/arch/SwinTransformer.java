package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.CosineAttention;
import tsugiki.nn.Flatten;
import tsugiki.nn.GroupAttention;
import tsugiki.nn.Init;
import tsugiki.nn.LayerNorm;
import tsugiki.nn.Linear;
import tsugiki.nn.Mlp;
import tsugiki.nn.PatchMerging;
import tsugiki.nn.Permute;
import tsugiki.nn.RelativeAttention;
import tsugiki.nn.Sequential;
import tsugiki.nn.StochasticDepth;
import tsugiki.nn.Windows;

/**
 * A transformer whose attention stays in windows; every second block shifts them, and between the stages four
 * neighbours become one position of twice the width.
 *
 * <p>Liu et al. 2021, https://arxiv.org/abs/2103.14030 (table 7). Version 2 normalises behind each branch, compares
 * by cosine, and computes its position bias: Liu et al. 2021, https://arxiv.org/abs/2111.09883. Pictures of any size: a map that does not
 * divide into windows is padded.
 */
public final class SwinTransformer extends Network {

    /** @param width channels of the first stage; doubled in each later one */
    private record Plan(int version, int width, int window, double stochasticDepth, int... depths) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "swin_t", new Plan(1, 96, 7, 0.2, 2, 2, 6, 2),
            "swin_s", new Plan(1, 96, 7, 0.3, 2, 2, 18, 2),
            "swin_b", new Plan(1, 128, 7, 0.5, 2, 2, 18, 2),
            "swin_v2_t", new Plan(2, 96, 8, 0.2, 2, 2, 6, 2),
            "swin_v2_s", new Plan(2, 96, 8, 0.3, 2, 2, 18, 2),
            "swin_v2_b", new Plan(2, 128, 8, 0.5, 2, 2, 18, 2));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("SwinTransformer", PLANS.keySet(), "head", SwinTransformer::new);

    /** Side of the patches that become the first positions, in pixels. */
    private static final int PATCH = 4;

    /** Width of one head. */
    private static final int HEAD = 32;

    private static final double EPSILON = 1e-5;

    public SwinTransformer(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        Plan plan = PLANS.get(card.name());
        Sequential features = new Sequential(new Sequential(
                new Conv2d(3, plan.width(), PATCH).stride(PATCH), new Permute(0, 2, 3, 1), new LayerNorm(plan.width(), EPSILON)));
        long last = addStages(features, plan);
        add("features", features);
        add("norm", new LayerNorm(last, EPSILON));
        add("permute", new Permute(0, 3, 1, 2));
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("flatten", new Flatten());
        add("head", new Linear(last, classes));
        blocks().values().forEach(SwinTransformer::initAsAuthors);
    }

    private static long addStages(Sequential features, Plan plan) {
        int total = IntStream.of(plan.depths()).sum();
        int block = 0;
        long width = plan.width();
        for (int stage = 0; stage < plan.depths().length; stage++) {
            if (stage > 0) {
                boolean normFirst = plan.version() == 1;
                features.append(new PatchMerging(width, EPSILON, normFirst));
                width *= 2;
            }
            Sequential blocks = new Sequential();
            for (int i = 0; i < plan.depths()[stage]; i++) {
                int shift = i % 2 == 0 ? 0 : plan.window() / 2; // a map that is one window only is not shifted
                Windows windows = new Windows(plan.window(), shift);
                blocks.append(new SwinBlock(width, windows, plan.version(), plan.stochasticDepth() * block++ / (total - 1)));
            }
            features.append(blocks);
        }
        return width;
    }

    private static void initAsAuthors(Block block) {
        if (block instanceof Linear linear) {
            linear.weight().init(Init.truncatedNormal(0.02));
            if (linear.bias() != null) {
                linear.bias().init(Init.constant(0));
            }
        }
    }

    @Override
    protected List<String> trunk() {
        List<String> trunk = new ArrayList<>();
        child("features").children().keySet().forEach(name -> trunk.add("features." + name));
        trunk.add("norm");
        return trunk;
    }

    /** The blocks take and make {@code [N, h, w, C]}; at every cut stand feature maps, {@code [N, C, h, w]}. */
    @Override
    protected NDArray step(String path, NDArray x) {
        if (path.equals("features.0")) {
            return through(x, path, "permute");
        }
        try (NDArray positions = x.transpose(0, 2, 3, 1)) {
            return through(positions, path, "permute");
        }
    }

    @Override
    public NDArray pool(NDArray features) {
        return through(features, "avgpool", "flatten");
    }

    /** {@code x + attn(norm1(x))}, then {@code x + mlp(norm2(x))}; version 2 normalises what the branches make. */
    static final class SwinBlock extends Block {

        private final int version;

        SwinBlock(long width, Windows windows, int version, double stochasticDepth) {
            this.version = version;
            add("norm1", new LayerNorm(width, EPSILON));
            add("attn", attention(new GroupAttention.Plan("qkv", "proj", width, (int) width / HEAD, windows), version));
            add("stochastic_depth", new StochasticDepth(stochasticDepth));
            add("norm2", new LayerNorm(width, EPSILON));
            add("mlp", new Mlp(width, 4 * width, 0));
        }

        private static GroupAttention attention(GroupAttention.Plan plan, int version) {
            long positions = (long) plan.partition().side() * plan.partition().side();
            Shape flat = new Shape(positions * positions); // files hold the pairs' offsets in one row
            return version == 2 ? new CosineAttention(plan) : new RelativeAttention(plan, 1 / Math.sqrt(HEAD), flat);
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray attended = branch(x, "norm1", "attn").addi(x);
            return branch(attended, "norm2", "mlp").addi(attended);
        }

        private NDArray branch(NDArray x, String norm, String layer) {
            return version == 2 ? through(x, layer, norm, "stochastic_depth") : through(x, norm, layer, "stochastic_depth");
        }
    }
}
