package tsugiki.transfer;

import java.util.List;
import tsugiki.network.Network;
import tsugiki.nn.BatchNorm2d;
import tsugiki.zoo.Zoo;

/** A network that knows nothing: the comparison for everything that is transferred. */
public final class Scratch {

    /**
     * How far BatchNorm's running statistics follow each batch. EfficientNet-Lite's own 0.01 suits the hundred thousands
     * of updates on ImageNet; after the few hundred of a small data set they would still be near where they began.
     */
    private static final double MOMENTUM = 0.1;

    private Scratch() {}

    /**
     * A network of this name, every weight drawn as its authors do, to train all of it ({@link Part#ALL}).
     *
     * @param name e.g. {@code efficientnet_lite0}
     * @throws tsugiki.base.CourseException if there is no network of this name
     */
    public static Student of(String name, List<String> classes, long seed) {
        Network net = Zoo.create(name);
        Student student = Student.of(net, classes, HeadPlan.linear(), seed);
        net.initialize(seed);
        net.blocks().values().forEach(block -> {
            if (block instanceof BatchNorm2d norm) {
                norm.momentum(MOMENTUM);
            }
        });
        return student.trainOnly(Part.ALL);
    }
}
