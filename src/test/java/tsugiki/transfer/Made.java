package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tsugiki.features.Features;
import tsugiki.network.Network;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Autograd;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Linear;
import tsugiki.nn.Parameter;
import tsugiki.nn.Sequential;
import tsugiki.zoo.Zoo;

/** Small made things for this room's tests. */
public final class Made {

    public static final List<String> CLASSES = List.of("rose", "lily", "iris");

    private Made() {}

    /** Two convolutions and a head of 6 features, with a ResNet's names; its values are drawn. */
    public static Network network() {
        Network net = new Network(Zoo.card("resnet18"), null) {
            {
                add("conv1", new Conv2d(3, 4, 3).padding(1).noBias());
                add("bn1", new BatchNorm2d(4));
                add("relu", Activation.relu());
                add("layer1", new Sequential(new Conv2d(4, 6, 3).stride(2).padding(1).noBias(), new BatchNorm2d(6), Activation.relu()));
                add("avgpool", new AdaptiveAvgPool2d(1));
                add("fc", new Linear(6, 10));
            }

            @Override
            protected List<String> trunk() {
                return List.of("conv1", "bn1", "relu", "layer1");
            }
        };
        net.initialize(3);
        return net;
    }

    /** An EfficientNet-Lite0 with a new head, both drawn. */
    static Student student(HeadPlan plan) {
        Network net = Zoo.create("efficientnet_lite0");
        net.initialize(1);
        return Student.of(net, CLASSES, plan, 4);
    }

    /** Such a student's folder. */
    static Path saved(Path folder) {
        Path target = folder.resolve("runs").resolve("first");
        try (Student student = student(HeadPlan.linear())) {
            student.save(target);
        }
        return target;
    }

    /** Drawn pictures {@code [n, 3, 8, 8]}. */
    public static NDArray pictures(NDManager manager, int n) {
        return pictures(manager, n, 8);
    }

    /** Drawn pictures {@code [n, 3, side, side]}. */
    public static NDArray pictures(NDManager manager, int n, int side) {
        float[] values = new float[n * 3 * side * side];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + 0.5f;
        }
        return manager.create(values, new Shape(n, 3, side, side));
    }

    /** Plain gradient descent on the mean square of the logits. */
    public static void train(Student student, int steps) {
        train(student, steps, 8);
    }

    /** The same on pictures of another side. */
    public static void train(Student student, int steps, int side) {
        student.train();
        try (NDManager memory = student.network().manager().newSubManager(); NDArray x = pictures(memory, 4, side)) {
            for (int i = 0; i < steps; i++) {
                try (Autograd.Mode on = Autograd.on(); NDArray logits = student.logits(x); NDArray loss = logits.square().mean()) {
                    Autograd.backward(loss);
                }
                try (Autograd.Mode off = Autograd.off()) {
                    student.trainable().values().forEach(p -> p.array().subi(p.array().getGradient().mul(0.1)));
                }
            }
        }
    }

    /** The values of every weight and buffer, to be compared bit for bit. */
    public static Map<String, float[]> values(Network net) {
        Map<String, float[]> values = new LinkedHashMap<>();
        net.state().forEach((path, p) -> values.put(path, floats(p)));
        return values;
    }

    private static float[] floats(Parameter p) {
        return p.array().toType(DataType.FLOAT32, true).toFloatArray();
    }

    /** Well separated classes: {@code perClass} points round a centre for each class. */
    public static Features features(int classes, int perClass, int dimension, double noise, long seed) {
        Random centres = new Random(1);
        double[][] centre = new double[classes][dimension];
        for (double[] c : centre) {
            for (int j = 0; j < dimension; j++) {
                c[j] = centres.nextGaussian() * 3 + 10 * j;
            }
        }
        Random random = new Random(seed);
        float[] values = new float[classes * perClass * dimension];
        int[] labels = new int[classes * perClass];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / perClass;
            for (int j = 0; j < dimension; j++) {
                values[i * dimension + j] = (float) (centre[labels[i]][j] + noise * random.nextGaussian());
            }
        }
        List<String> names = IntStream.range(0, classes).mapToObj(k -> "class" + k).toList();
        List<String> files = IntStream.range(0, labels.length).mapToObj(i -> names.get(labels[i]) + "/" + i + ".jpg").toList();
        return new Features(values, dimension, labels, files, names);
    }
}
