package tsugiki.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;
import tsugiki.nn.StochasticDepth;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.HeadPlan;
import tsugiki.transfer.Student;

/** A network and a data set that train in milliseconds. */
public final class Tiny {

    static final List<String> COLOURS = List.of("red", "green", "blue");
    static final Preprocessing NINE = new Preprocessing(9, 9, Interpolation.BILINEAR, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    private Tiny() {}

    private static final Architecture ARCHITECTURE =
            Architecture.of("Tiny", Set.of("tiny"), "fc", (card, classes, weights) -> new Net());

    /** conv 3x3, stride 2 > BatchNorm > ReLU > mean > Linear: {@code [N, 3, 9, 9]} to {@code [N, 5]}. */
    static final class Net extends Network {
        Net() {
            super(new ModelCard("tiny", ARCHITECTURE, 2026, "", "", 309, 0,
                    List.of(new PublishedWeights("MADE", "", "", "", 0, 0, 0, 0, NINE, "")), List.of()), null);
            add("conv", new Conv2d(3, 8, 3).stride(2).padding(1).noBias());
            add("bn", new BatchNorm2d(8));
            add("relu", Activation.relu());
            add("avgpool", new AdaptiveAvgPool2d(1));
            add("fc", new Linear(8, 5));
        }

        @Override
        protected List<String> trunk() {
            return List.of("conv", "bn", "relu");
        }
    }

    /** A stage below with random depth, one above, a Linear: {@code [N, 3, 9, 9]} to {@code [N, 5]}. */
    static final class DeepNet extends Network {
        DeepNet() {
            super(new ModelCard("tiny", ARCHITECTURE, 2026, "", "", 309, 0,
                    List.of(new PublishedWeights("MADE", "", "", "", 0, 0, 0, 0, NINE, "")), List.of()), null);
            add("lower", new Sequential(new Conv2d(3, 8, 3).padding(1).noBias(), new BatchNorm2d(8), new StochasticDepth(0.5)));
            add("relu", Activation.relu());
            add("upper", new Sequential(new Conv2d(8, 6, 3).stride(2).padding(1).noBias(), new BatchNorm2d(6), Activation.relu()));
            add("avgpool", new AdaptiveAvgPool2d(1));
            add("fc", new Linear(6, 5));
        }

        @Override
        protected List<String> trunk() {
            return List.of("lower", "relu", "upper");
        }
    }

    /** Of {@link DeepNet}, drawn from seed 7, with dropout in its new head. */
    static Student deepStudent() {
        DeepNet net = new DeepNet();
        net.initialize(7);
        return Student.of(net, COLOURS, HeadPlan.hidden(6, 0.25));
    }

    /** Drawn from seed 7, with dropout in its new head. */
    public static Student student() {
        Net net = new Net();
        net.initialize(7);
        return Student.of(net, COLOURS, HeadPlan.hidden(6, 0.25));
    }

    /** Noisy pictures of one colour each: 7 of each for training, 4 for validation. */
    public static DataSet data() {
        return new DataSet("colours", "made", COLOURS, items(7, 1), items(4, 2), List.of(), List.of());
    }

    private static List<Item> items(int perClass, long seed) {
        List<Item> items = new ArrayList<>();
        for (int label = 0; label < COLOURS.size(); label++) {
            for (int i = 0; i < perClass; i++) {
                Picture picture = picture(label, new SplittableRandom(seed * 1000 + label * 100 + i));
                items.add(new Item(COLOURS.get(label) + "/" + seed + "-" + i + ".png", label, () -> picture));
            }
        }
        return items;
    }

    private static Picture picture(int label, SplittableRandom random) {
        byte[] rgb = new byte[11 * 9 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.min(255, random.nextInt(200) + (i % 3 == label ? 55 : 0));
        }
        return new Picture(11, 9, rgb);
    }

    /** Copies of all its arrays, by path. */
    static Map<String, float[]> weights(Student student) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        Snapshot.view(student.network()).tensors().forEach((name, tensor) ->
                copy.put(name, name.endsWith("tracked") ? new float[] {tensor.toLongs()[0]} : tensor.toFloats()));
        return copy;
    }
}
