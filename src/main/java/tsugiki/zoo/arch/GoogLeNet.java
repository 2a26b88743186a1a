package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Set;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Flatten;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Inception modules: convolutions of several sizes and a pool look at the same maps, and their outputs
 * are laid side by side. Two auxiliary classifiers bring gradient to the middle in training.
 *
 * <p>Szegedy et al. 2014, https://arxiv.org/abs/1409.4842 (table 1). As in torchvision the convolutions
 * are normalised, which the paper's are not, and the 5x5 ones are 3x3.
 */
public final class GoogLeNet extends InceptionNetwork {

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("GoogLeNet", Set.of("googlenet"), "fc", GoogLeNet::new);

    /**
     * One row of table 1: output channels of the four branches.
     *
     * @param reduced3 and {@code reduced5}: of the 1x1 convolutions before the larger ones
     */
    private record Row(String name, int ones, int reduced3, int threes, int reduced5, int fives, int pooled) {
        int out() {
            return ones + threes + fives + pooled;
        }
    }

    /** The modules on maps of 28x28, 14x14 and 7x7; a max pool stands between. */
    private static final List<List<Row>> STAGES = List.of(
            List.of(new Row("inception3a", 64, 96, 128, 16, 32, 32),
                    new Row("inception3b", 128, 128, 192, 32, 96, 64)),
            List.of(new Row("inception4a", 192, 96, 208, 16, 48, 64),
                    new Row("inception4b", 160, 112, 224, 24, 64, 64),
                    new Row("inception4c", 128, 128, 256, 24, 64, 64),
                    new Row("inception4d", 112, 144, 288, 32, 64, 64),
                    new Row("inception4e", 256, 160, 320, 32, 128, 128)),
            List.of(new Row("inception5a", 256, 160, 320, 32, 128, 128),
                    new Row("inception5b", 384, 192, 384, 48, 128, 128)));

    private static final List<String> TRUNK = List.of("conv1", "maxpool1", "conv2", "conv3", "maxpool2",
            "inception3a", "inception3b", "maxpool3",
            "inception4a", "inception4b", "inception4c", "inception4d", "inception4e", "maxpool4",
            "inception5a", "inception5b");

    public GoogLeNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        add("conv1", new InceptionUnit(new Conv2d(3, 64, 7).stride(2).padding(3)));
        add("maxpool1", new MaxPool2d(3, 2, 0).ceil());
        add("conv2", new InceptionUnit(new Conv2d(64, 64, 1)));
        add("conv3", new InceptionUnit(new Conv2d(64, 192, 3).padding(1)));
        add("maxpool2", new MaxPool2d(3, 2, 0).ceil());
        long in = addStage(STAGES.get(0), 192);
        add("maxpool3", new MaxPool2d(3, 2, 0).ceil());
        in = addStage(STAGES.get(1), in);
        add("maxpool4", new MaxPool2d(2, 2, 0).ceil());
        in = addStage(STAGES.get(2), in);
        addAuxiliary("aux1", "inception4a", auxiliary(512, classes));
        addAuxiliary("aux2", "inception4d", auxiliary(528, classes));
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("dropout", new Dropout(0.2));
        add("fc", new Linear(in, classes));
        blocks().values().forEach(GoogLeNet::initAsAuthors);
    }

    private long addStage(List<Row> rows, long in) {
        long now = in;
        for (Row row : rows) {
            add(row.name(), new Inception(now, row));
            now = row.out();
        }
        return now;
    }

    private static Block auxiliary(long in, int classes) {
        return new Sequential()
                .append("pool", new AdaptiveAvgPool2d(4))
                .append("conv", new InceptionUnit(new Conv2d(in, 128, 1)))
                .append("flatten", new Flatten())
                .append("fc1", new Linear(128 * 4 * 4, 1024))
                .append("relu", Activation.relu())
                .append("dropout", new Dropout(0.7))
                .append("fc2", new Linear(1024, classes));
    }

    private static void initAsAuthors(Block block) {
        if (block instanceof Conv2d convolution) {
            convolution.weight().init(Init.truncatedNormal(0.01));
        } else if (block instanceof Linear linear) {
            linear.weight().init(Init.truncatedNormal(0.01));
        }
    }

    @Override
    protected List<String> trunk() {
        return TRUNK;
    }

    @Override
    protected List<String> beforeHead() {
        return List.of("dropout");
    }

    /** The module of figure 2b: {@code [N, in, H, W]} to {@code [N, out, H, W]}. */
    static final class Inception extends Block {

        private Inception(long in, Row row) {
            add("branch1", new InceptionUnit(new Conv2d(in, row.ones(), 1)));
            add("branch2", narrowed(in, row.reduced3(), row.threes()));
            add("branch3", narrowed(in, row.reduced5(), row.fives()));
            add("branch4", new Sequential(
                    new MaxPool2d(3, 1, 1).ceil(), new InceptionUnit(new Conv2d(in, row.pooled(), 1))));
        }

        private static Sequential narrowed(long in, int reduced, int out) {
            return new Sequential(
                    new InceptionUnit(new Conv2d(in, reduced, 1)),
                    new InceptionUnit(new Conv2d(reduced, out, 3).padding(1)));
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDList branches = new NDList();
            children().values().forEach(branch -> branches.add(branch.call(x)));
            return NDArrays.concat(branches, 1);
        }
    }
}
