package tsugiki.explain;

import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tsugiki.base.Json;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Linear;
import tsugiki.nn.Parameter;
import tsugiki.parity.MadeWeights;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Student;

/** The network, the pictures and the numbers of {@code src/test/python/make_explain_fixtures.py}. */
public final class Small {

    public static final List<String> CLASSES = List.of("a", "b", "c", "d", "e");
    private static final Preprocessing NINE = new Preprocessing(9, 9, Interpolation.BILINEAR, List.of(0.4, 0.5, 0.6), List.of(0.2, 0.25, 0.3));

    private Small() {}

    private static final Architecture ARCHITECTURE =
            Architecture.of("Small", Set.of("small"), "fc", (card, classes, weights) -> new Net());

    /** conv > BatchNorm > ReLU > conv, stride 2 > ReLU > mean > Linear. */
    static final class Net extends Network {
        Net() {
            super(new ModelCard("small", ARCHITECTURE, 2026, "", "", 0, 0,
                    List.of(new PublishedWeights("MADE", "", "", "", 0, 0, 0, 0, NINE, "")), List.of()), null);
            add("conv1", new Conv2d(3, 6, 3).padding(1).noBias());
            add("bn1", new BatchNorm2d(6));
            add("relu1", Activation.relu());
            add("conv2", new Conv2d(6, 8, 3).stride(2).padding(1));
            add("relu2", Activation.relu());
            add("avgpool", new AdaptiveAvgPool2d(1));
            add("fc", new Linear(8, 5));
        }

        @Override
        protected List<String> trunk() {
            return List.of("conv1", "bn1", "relu1", "conv2", "relu2");
        }
    }

    /** With its old head, values made. */
    static Net teacher() {
        Net net = new Net();
        fill(net);
        return net;
    }

    /** With a new head of five classes, all values made. */
    static Student student() {
        Net net = new Net();
        net.initialize(1);
        Student student = Student.of(net, CLASSES);
        fill(net);
        return student;
    }

    private static void fill(Network net) {
        net.state().forEach((path, p) -> p.set(p.type() == DataType.INT64 ? net.manager().create(0L) : values(net, path, p), net.manager()));
    }

    private static ai.djl.ndarray.NDArray values(Network net, String path, Parameter p) {
        return net.manager().create(MadeWeights.values(path, p.shape().getShape(), ""), p.shape());
    }

    /** A square picture of noise. */
    static Picture picture(int side, String salt) {
        float[] noise = MadeWeights.input(new long[] {side, side, 3}, salt);
        byte[] rgb = new byte[noise.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (int) Math.floor((noise[i] + 1) * 128);
        }
        return new Picture(side, side, rgb);
    }

    /** What PyTorch computed. */
    public static JsonObject fixture(String name) {
        return Json.resource(Small.class, name, TypeToken.get(JsonObject.class));
    }

    static List<JsonObject> cases(JsonObject fixture, String name) {
        return StreamSupport.stream(fixture.getAsJsonArray(name).spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    static byte[] bytes(JsonElement list) {
        JsonArray array = list.getAsJsonArray();
        byte[] values = new byte[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) array.get(i).getAsInt();
        }
        return values;
    }
}
