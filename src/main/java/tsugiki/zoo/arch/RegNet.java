package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
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
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;
import tsugiki.nn.SqueezeExcitation;

/**
 * Residual networks whose widths follow a line: block {@code j} of the network wants
 * {@code u = w0 + wa * j} channels, rounded to a power {@code w0 * wm^s} with a whole s and to a multiple of 8.
 * Neighbours of the same width are a stage; its width is at last the nearest multiple of its groups' channels. So
 * {@code regnet_y_1_6gf} has stages of 2, 6, 17 and 2 blocks with 48, 120, 336 and 888 channels.
 *
 * <p>Radosavovic et al. 2020, https://arxiv.org/abs/2003.13678 (equations 2 to 4). The Y form has
 * squeeze-and-excitation in every block, a quarter as wide as the block's input.
 */
public final class RegNet extends Network {

    /**
     * A member of the design space.
     *
     * @param depth blocks in all
     * @param w0 width of the first block
     * @param wa how much wider each next block wants to be
     * @param wm ratio of the widths of neighbouring stages
     * @param group channels of a group in the 3x3 convolutions
     */
    private record Design(int depth, int w0, double wa, double wm, int group) {}

    private static final Map<String, Design> DESIGNS = Map.ofEntries(
            Map.entry("regnet_x_400mf", new Design(22, 24, 24.48, 2.54, 16)),
            Map.entry("regnet_x_800mf", new Design(16, 56, 35.73, 2.28, 16)),
            Map.entry("regnet_x_1_6gf", new Design(18, 80, 34.01, 2.25, 24)),
            Map.entry("regnet_x_3_2gf", new Design(25, 88, 26.31, 2.25, 48)),
            Map.entry("regnet_x_8gf", new Design(23, 80, 49.56, 2.88, 120)),
            Map.entry("regnet_x_16gf", new Design(22, 216, 55.59, 2.1, 128)),
            Map.entry("regnet_x_32gf", new Design(23, 320, 69.86, 2.0, 168)),
            Map.entry("regnet_y_400mf", new Design(16, 48, 27.89, 2.09, 8)),
            Map.entry("regnet_y_800mf", new Design(14, 56, 38.84, 2.4, 16)),
            Map.entry("regnet_y_1_6gf", new Design(27, 48, 20.71, 2.65, 24)),
            Map.entry("regnet_y_3_2gf", new Design(21, 80, 42.63, 2.66, 24)),
            Map.entry("regnet_y_8gf", new Design(17, 192, 76.82, 2.19, 56)),
            Map.entry("regnet_y_16gf", new Design(18, 200, 106.23, 2.48, 112)),
            Map.entry("regnet_y_32gf", new Design(20, 232, 115.89, 2.53, 232)),
            Map.entry("regnet_y_128gf", new Design(27, 456, 160.83, 2.52, 264)));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("RegNet", DESIGNS.keySet(), "fc", RegNet::new);

    private static final int STEM = 32;

    /** Width of the squeeze, as a share of the block's input. */
    private static final double SQUEEZE = 0.25;

    /** Blocks of one width, the first with stride 2. */
    private record Stage(int depth, int width, int group) {}

    public RegNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        boolean squeeze = card.name().startsWith("regnet_y");
        add("stem", unit(new Conv2d(3, STEM, 3).stride(2).padding(1), Activation.relu()));
        Sequential trunk = new Sequential();
        long in = STEM;
        for (Stage stage : stages(DESIGNS.get(card.name()))) {
            int number = trunk.children().size() + 1;
            trunk.append("block" + number, blocks(number, stage, in, squeeze));
            in = stage.width();
        }
        add("trunk_output", trunk);
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("fc", new Linear(in, classes));
        blocks().values().forEach(RegNet::initAsAuthors);
    }

    private static List<Stage> stages(Design design) {
        List<Stage> stages = new ArrayList<>();
        int depth = 0;
        for (int j = 0; j < design.depth(); j++) {
            depth++;
            if (j == design.depth() - 1 || width(design, j) != width(design, j + 1)) {
                int width = width(design, j);
                int group = Math.min(design.group(), width);
                stages.add(new Stage(depth, Widths.divisible(width, group), group));
                depth = 0;
            }
        }
        return stages;
    }

    /** Channels of block {@code j}, before they are made a multiple of the group. */
    private static int width(Design design, int j) {
        double wanted = design.w0() + design.wa() * j;
        double power = Math.rint(Math.log(wanted / design.w0()) / Math.log(design.wm()));
        return 8 * (int) Math.rint(design.w0() * Math.pow(design.wm(), power) / 8);
    }

    private static Sequential blocks(int number, Stage stage, long in, boolean squeeze) {
        Sequential blocks = new Sequential();
        for (int i = 0; i < stage.depth(); i++) {
            long from = i == 0 ? in : stage.width();
            blocks.append("block" + number + "-" + i, new Bottleneck(from, stage, i == 0 ? 2 : 1, squeeze));
        }
        return blocks;
    }

    private static ConvNormActivation unit(Conv2d convolution, Activation activation) {
        return new ConvNormActivation(convolution, new BatchNorm2d(convolution.outChannels()), activation);
    }

    private static void initAsAuthors(Block block) {
        if (block instanceof Conv2d convolution) {
            convolution.weight().init(Init.kaimingNormalFanOut());
        } else if (block instanceof Linear linear) {
            linear.weight().init(Init.normal(0.01));
            linear.bias().init(Init.constant(0));
        }
    }

    @Override
    protected List<String> trunk() {
        List<String> trunk = new ArrayList<>(List.of("stem"));
        child("trunk_output").children().keySet().forEach(name -> trunk.add("trunk_output." + name));
        return trunk;
    }

    /**
     * {@code relu(shortcut(x) + f(x))}; f: 1x1, 3x3 in groups, squeeze-and-excitation in the Y form, 1x1, all
     * of the stage's width. The shortcut is x itself, or a 1x1 convolution where the shape changes.
     */
    static final class Bottleneck extends Block {

        private Bottleneck(long in, Stage stage, int stride, boolean squeeze) {
            int width = stage.width();
            if (stride != 1 || in != width) {
                add("proj", unit(new Conv2d(in, width, 1).stride(stride), null));
            }
            Sequential f = new Sequential();
            f.append("a", unit(new Conv2d(in, width, 1), Activation.relu()));
            f.append("b", unit(new Conv2d(width, width, 3).stride(stride).padding(1).groups(width / stage.group()), Activation.relu()));
            if (squeeze) {
                f.append("se", new SqueezeExcitation(width, (long) Math.rint(SQUEEZE * in), Activation.relu()));
            }
            f.append("c", unit(new Conv2d(width, width, 1), null));
            add("f", f);
            add("activation", Activation.relu());
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray shortcut = children().containsKey("proj") ? through(x, "proj") : x;
            return through(through(x, "f").addi(shortcut), "activation");
        }
    }
}
