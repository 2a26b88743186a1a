package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.AvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Dropout;
import tsugiki.nn.Flatten;
import tsugiki.nn.Grid;
import tsugiki.nn.GroupAttention;
import tsugiki.nn.Groups;
import tsugiki.nn.Identity;
import tsugiki.nn.Init;
import tsugiki.nn.LayerNorm;
import tsugiki.nn.Linear;
import tsugiki.nn.Partition;
import tsugiki.nn.RelativeAttention;
import tsugiki.nn.Sequential;
import tsugiki.nn.SqueezeExcitation;
import tsugiki.nn.StochasticDepth;
import tsugiki.nn.Windows;

/**
 * In every layer a convolution, attention among neighbours (windows), and attention across the picture (grid).
 *
 * <p>Tu et al. 2022, https://arxiv.org/abs/2204.01697 (table 1). Windows and grids have 7 x 7 positions in every
 * stage, so the sides of a picture are multiples of 224.
 */
public final class MaxVit extends Network {

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("MaxVit", Set.of("maxvit_t"), "classifier.5", MaxVit::new);

    /** One stage of the paper's table 1: {@code depth} layers, the first with stride 2. */
    private record Stage(int in, int out, int depth) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(64, 64, 2), new Stage(64, 128, 2), new Stage(128, 256, 5), new Stage(256, 512, 2));

    /** Side of windows and grids, in positions. */
    private static final int SIDE = 7;

    /** The last stage must have whole windows at a 32nd of the picture's side. */
    private static final int PICTURE = 32 * SIDE;

    /** Width of one head. */
    private static final int HEAD = 32;

    /** The last layer drops its branches this often in training; earlier layers less, linearly. */
    private static final double STOCHASTIC_DEPTH = 0.2;

    private final GlobalPool globalPool = new GlobalPool();

    public MaxVit(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        int stem = STAGES.get(0).in();
        int last = STAGES.get(STAGES.size() - 1).out();
        add("stem", new Sequential(
                unit(new Conv2d(3, stem, 3).stride(2).padding(1), stem), new Sequential(new Conv2d(stem, stem, 3).padding(1))));
        add("blocks", allStages());
        add("classifier", new Sequential(globalPool, new Flatten(), new LayerNorm(last, 1e-5),
                new Linear(last, last), Activation.tanh(), new Linear(last, classes).noBias()));
        FirstWeights.draw(this, Init.normal(0.02), linear -> Init.normal(0.02));
    }

    private static Sequential allStages() {
        Sequential stages = new Sequential();
        int last = STAGES.stream().mapToInt(Stage::depth).sum() - 1;
        int layer = 0;
        for (Stage stage : STAGES) {
            Sequential layers = new Sequential();
            for (int i = 0; i < stage.depth(); i++) {
                layers.append(layer(i == 0 ? stage.in() : stage.out(), stage.out(), i == 0 ? 2 : 1, STOCHASTIC_DEPTH * layer++ / last));
            }
            stages.append(new Sequential().append("layers", layers));
        }
        return stages;
    }

    private static Sequential layer(int in, int out, int stride, double stochasticDepth) {
        return new Sequential().append("layers", new Sequential()
                .append("MBconv", new MbConv(in, out, stride, stochasticDepth))
                .append("window_attention", new PartitionAttention(out, new Windows(SIDE, 0), stochasticDepth))
                .append("grid_attention", new PartitionAttention(out, new Grid(SIDE), stochasticDepth)));
    }

    private static ConvNormActivation unit(Conv2d convolution, long channels) {
        return new ConvNormActivation(convolution, norm(channels), Activation.gelu());
    }

    private static BatchNorm2d norm(long channels) {
        return new BatchNorm2d(channels, 1e-3, 0.01);
    }

    @Override
    protected List<String> trunk() {
        return IntStream.rangeClosed(0, STAGES.size()).mapToObj(i -> i == 0 ? "stem" : "blocks." + (i - 1)).toList();
    }

    @Override
    protected NDArray step(String path, NDArray x) {
        if (path.equals("stem") && (x.getShape().get(2) % PICTURE != 0 || x.getShape().get(3) % PICTURE != 0)) {
            throw new CourseException("%s cannot cut pictures of %d x %d pixels into its windows: give sides of %d or a multiple.",
                    name(), x.getShape().get(3), x.getShape().get(2), PICTURE);
        }
        return super.step(path, x);
    }

    @Override
    public NDArray pool(NDArray features) {
        return globalPool.call(features);
    }

    /** The mean of each map, {@code [N, C]}; what {@link #pool} has pooled already stays. */
    static final class GlobalPool extends Block {

        private final AdaptiveAvgPool2d mean = new AdaptiveAvgPool2d(1);

        @Override
        protected NDArray forward(NDArray x) {
            return x.getShape().dimension() == 2 ? x : mean.call(x).reshape(x.getShape().get(0), -1);
        }
    }

    /** MBConv with its normalisation in front: {@code shortcut(x) + branch(norm(x))}, {@code [N, C, H, W]} in and out. */
    static final class MbConv extends Block {

        MbConv(int in, int out, int stride, double stochasticDepth) {
            int inner = 4 * out;
            add("proj", stride == 1 && in == out ? new Identity()
                    : new Sequential(new AvgPool2d(3, stride, 1), new Conv2d(in, out, 1)));
            add("stochastic_depth", new StochasticDepth(stochasticDepth));
            add("layers", new Sequential()
                    .append("pre_norm", norm(in))
                    .append("conv_a", unit(new Conv2d(in, inner, 1), inner))
                    .append("conv_b", unit(new Conv2d(inner, inner, 3).stride(stride).padding(1).groups(inner), inner))
                    .append("squeeze_excitation", new SqueezeExcitation(inner, out / 4, Activation.silu()))
                    .append("conv_c", new Conv2d(inner, out, 1)));
        }

        @Override
        protected NDArray forward(NDArray x) {
            return through(x, "layers", "stochastic_depth").add(through(x, "proj"));
        }
    }

    /** A transformer block within the groups of a partition; {@code [N, C, H, W]} in and out. */
    static final class PartitionAttention extends Block {

        private final Partition partition;

        PartitionAttention(int width, Partition partition, double stochasticDepth) {
            this.partition = partition;
            var plan = new GroupAttention.Plan("to_qkv", "merge", width, width / HEAD, new Groups(SIDE));
            int positions = SIDE * SIDE;
            add("attn_layer", new Sequential(new LayerNorm(width, 1e-5),
                    new RelativeAttention(plan, 1 / Math.sqrt(width), new Shape(positions, positions)), new Dropout(0)));
            add("mlp_layer", new Sequential(new LayerNorm(width, 1e-5), new Linear(width, 4L * width),
                    Activation.gelu(), new Linear(4L * width, width), new Dropout(0)));
            add("stochastic_dropout", new StochasticDepth(stochasticDepth));
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray maps = x.transpose(0, 2, 3, 1);
            NDArray groups = partition.split(maps);
            NDArray attended = through(groups, "attn_layer", "stochastic_dropout").addi(groups);
            NDArray mixed = through(attended, "mlp_layer", "stochastic_dropout").addi(attended);
            // Rows of pixels again, not of channels: the convolutions behind then round as torchvision's do.
            return partition.join(mixed, maps.getShape()).transpose(0, 3, 1, 2).flatten().reshape(x.getShape());
        }
    }
}
