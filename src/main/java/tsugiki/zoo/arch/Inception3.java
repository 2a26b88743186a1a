package tsugiki.zoo.arch;

import java.util.List;
import java.util.Set;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.AvgPool2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Flatten;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Inception modules with factorised convolutions: two 3x3 for a 5x5, a 1x7 and a 7x1 for a 7x7. Pictures
 * of 299 pixels; an auxiliary classifier in training.
 *
 * <p>Szegedy et al. 2015, https://arxiv.org/abs/1512.00567 (table 1).
 */
public final class Inception3 extends InceptionNetwork {

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("Inception3", Set.of("inception_v3"), "fc", Inception3::new);

    /** Mixed_5b to 5d, 35x35: channels behind the pool. */
    private static final int[] POOLED = {32, 64, 64};

    /** Mixed_6b to 6e, 17x17: channels between the 1x7 and 7x1 convolutions. */
    private static final int[] INNER = {128, 160, 160, 192};

    private static final List<String> TRUNK = List.of(
            "Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "maxpool1", "Conv2d_3b_1x1", "Conv2d_4a_3x3", "maxpool2",
            "Mixed_5b", "Mixed_5c", "Mixed_5d",
            "Mixed_6a", "Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e",
            "Mixed_7a", "Mixed_7b", "Mixed_7c");

    public Inception3(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        addStem();
        long in = 192;
        for (int i = 0; i < POOLED.length; i++) {
            in = addMixed("Mixed_5" + "bcd".charAt(i), new InceptionModules.Grid35(in, POOLED[i]));
        }
        in = addMixed("Mixed_6a", new InceptionModules.To17(in));
        for (int i = 0; i < INNER.length; i++) {
            in = addMixed("Mixed_6" + "bcde".charAt(i), new InceptionModules.Grid17(in, INNER[i]));
        }
        addAuxiliary("AuxLogits", "Mixed_6e", auxiliary(in, classes));
        in = addMixed("Mixed_7a", new InceptionModules.To8(in));
        in = addMixed("Mixed_7b", new InceptionModules.Grid8(in));
        in = addMixed("Mixed_7c", new InceptionModules.Grid8(in));
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("dropout", new Dropout(0.5));
        add("fc", new Linear(in, classes));
        initAsAuthors();
    }

    private void addStem() {
        add("Conv2d_1a_3x3", new InceptionUnit(new Conv2d(3, 32, 3).stride(2)));
        add("Conv2d_2a_3x3", new InceptionUnit(new Conv2d(32, 32, 3)));
        add("Conv2d_2b_3x3", new InceptionUnit(new Conv2d(32, 64, 3).padding(1)));
        add("maxpool1", new MaxPool2d(3, 2, 0));
        add("Conv2d_3b_1x1", new InceptionUnit(new Conv2d(64, 80, 1)));
        add("Conv2d_4a_3x3", new InceptionUnit(new Conv2d(80, 192, 3)));
        add("maxpool2", new MaxPool2d(3, 2, 0));
    }

    private long addMixed(String name, InceptionModules.Mixed module) {
        add(name, module);
        return module.outChannels();
    }

    private static Block auxiliary(long in, int classes) {
        return new Sequential()
                .append("pool", new AvgPool2d(5, 3, 0))
                .append("conv0", new InceptionUnit(new Conv2d(in, 128, 1)))
                .append("conv1", new InceptionUnit(new Conv2d(128, 768, 5)))
                .append("avgpool", new AdaptiveAvgPool2d(1))
                .append("flatten", new Flatten())
                .append("fc", new Linear(768, classes));
    }

    /** torchvision means 0.01 for AuxLogits.conv1 too, but sets it where its loop does not look: 0.1 is what it draws. */
    private void initAsAuthors() {
        blocks().forEach((path, block) -> {
            if (block instanceof Conv2d convolution) {
                convolution.weight().init(Init.truncatedNormal(0.1));
            } else if (block instanceof Linear linear) {
                linear.weight().init(Init.truncatedNormal(path.equals("AuxLogits.fc") ? 0.001 : 0.1));
            }
        });
    }

    @Override
    protected List<String> trunk() {
        return TRUNK;
    }

    @Override
    protected List<String> beforeHead() {
        return List.of("dropout");
    }
}
