package tsugiki.export;

import static tsugiki.export.OnnxGraph.whole;
import static tsugiki.export.OnnxGraph.wholes;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Preprocessing;

/**
 * What {@link Preprocessing} does to a picture, as ONNX nodes: {@code uint8 [H, W, 3]} of any size becomes float32
 * {@code [1, 3, crop, crop]}, equal to the kit's and Pillow's to the bit.
 *
 * <p>ONNX's own Resize rounds otherwise. Here {@code resized = A X B^T}, where {@code A [crop, H]} and
 * {@code B [crop, W]} hold the filter's weights, computed in the graph from the sizes. Weights are multiples of 2^-22
 * and each product is rounded to 8 bits, as in Pillow; float64 holds these sums exactly. Rows of the matrices outside
 * of the resized picture are zero: the black around a small picture.
 */
final class OnnxPicture {

    private static final double ONE = 1 << 22;

    private final OnnxGraph graph;
    private final Preprocessing how;

    private OnnxPicture(OnnxGraph graph, Preprocessing how) {
        this.graph = graph;
        this.how = how;
    }

    /** Adds the nodes. @return the name of the network's input */
    static String of(OnnxGraph graph, String picture, Preprocessing how) {
        return new OnnxPicture(graph, how).normalised(picture);
    }

    private String normalised(String picture) {
        String pixels = geometry(picture);
        String shares = graph.node("Div", graph.cast(pixels, DataType.FLOAT), graph.real32(255));
        String centred = graph.node("Sub", shares, channels(how.mean()));
        String scaled = graph.node("Div", centred, channels(how.std()));
        return graph.node("Unsqueeze", scaled, graph.wholes(0));
    }

    private String channels(List<Double> values) {
        float[] three = {values.get(0).floatValue(), values.get(1).floatValue(), values.get(2).floatValue()};
        return graph.reals32(three, 3, 1, 1);
    }

    /** {@code [3, crop, crop]}, whole numbers 0..255 in float64. */
    private String geometry(String picture) {
        String height = length(picture, 0);
        String width = length(picture, 1);
        String shortSide = graph.node("Min", height, width);
        String newHeight = resized(height, shortSide);
        String newWidth = resized(width, shortSide);
        String down = weights(height, newHeight);
        String across = graph.node("Transpose", weights(width, newWidth));
        String channels = graph.node("Transpose", List.of(picture), wholes("perm", 2, 0, 1));
        String pixels = graph.cast(channels, DataType.DOUBLE);
        String lostHeight = graph.node("Sub", height, newHeight);
        String lostWidth = graph.node("Sub", width, newWidth);
        String lostMuch = graph.node("Greater", lostHeight, graph.node("Mul", lostWidth, graph.whole(2)));
        String columnsFirst = graph.node("And", graph.node("Greater", lostHeight, graph.whole(0)), lostMuch);
        return graph.choose(columnsFirst,
                inner -> across(inner, down(inner, down, pixels), across),
                inner -> down(inner, down, across(inner, pixels, across)));
    }

    private String length(String picture, int axis) {
        String one = graph.node("Shape", List.of(picture), whole("start", axis), whole("end", axis + 1));
        return graph.node("Squeeze", one, graph.wholes(0));
    }

    /** The short side becomes {@code resize}; fractions of the long one are dropped. */
    private String resized(String side, String shortSide) {
        return graph.node("Div", graph.node("Mul", side, graph.whole(how.resize())), shortSide);
    }

    private static String down(OnnxGraph in, String weights, String pixels) {
        return rounded(in, in.node("MatMul", weights, pixels));
    }

    private static String across(OnnxGraph in, String pixels, String weights) {
        return rounded(in, in.node("MatMul", pixels, weights));
    }

    private static String rounded(OnnxGraph in, String sums) {
        String up = in.node("Add", sums, in.real(ONE / 2));
        String whole = in.node("Floor", in.node("Div", up, in.real(ONE)));
        return in.node("Clip", whole, in.real(0), in.real(255));
    }

    /** The matrix {@code [crop, old]} that makes the middle {@code crop} of {@code size} new pixels from old ones. */
    private String weights(String oldSize, String size) {
        String old = graph.cast(oldSize, DataType.DOUBLE);
        String side = graph.cast(size, DataType.DOUBLE);
        String steps = graph.node("Range", graph.real(0), graph.real(how.crop()), graph.real(1));
        String place = graph.node("Unsqueeze", graph.node("Add", steps, begin(side)), graph.wholes(1));
        String middle = graph.node("Add", place, graph.real(0.5));
        String from = graph.node("Range", graph.real(0), old, graph.real(1));
        String made = how.interpolation() == Interpolation.NEAREST ? nearest(place, from, old, side) : filtered(middle, from, old, side);
        String inside = graph.node("And", graph.node("GreaterOrEqual", place, graph.real(0)), graph.node("Less", place, side));
        return graph.node("Where", inside, made, graph.real(0));
    }

    /** Where the crop begins; halves go to the even number. It is negative on a side that is shorter: there black goes before. */
    private String begin(String side) {
        String half = graph.node("Div", graph.node("Sub", side, graph.real(how.crop())), graph.real(2));
        return graph.node("Where", graph.node("Less", half, graph.real(0)), graph.node("Ceil", half), graph.node("Round", half));
    }

    /** By sums from the side's beginning, whose rounding is Pillow's. */
    private String nearest(String place, String from, String old, String side) {
        String scale = graph.node("Div", old, side);
        String places = graph.node("Range", graph.real(0), side, graph.real(1));
        String first = graph.node("Equal", places, graph.real(0));
        String centres = graph.node("CumSum", graph.node("Where", first, graph.node("Mul", scale, graph.real(0.5)), scale), graph.whole(0));
        String inside = graph.node("Max", graph.real(0), graph.node("Min", place, graph.node("Sub", side, graph.real(1))));
        String under = graph.node("Floor", graph.node("Gather", centres, graph.cast(inside, DataType.INT64)));
        String within = graph.node("Min", under, graph.node("Sub", old, graph.real(1)));
        return graph.node("Mul", graph.cast(graph.node("Equal", from, within), DataType.DOUBLE), graph.real(ONE));
    }

    private String filtered(String middle, String from, String old, String side) {
        String scale = graph.node("Div", old, side);
        String step = graph.node("Div", graph.real(1), graph.node("Max", scale, graph.real(1)));
        String apart = graph.node("Add", graph.node("Sub", from, graph.node("Mul", middle, scale)), graph.real(0.5));
        String distance = graph.node("Abs", graph.node("Mul", apart, step));
        String values = how.interpolation() == Interpolation.BICUBIC ? cubic(distance) : triangle(distance);
        String sum = graph.node("ReduceSum", values, graph.wholes(1));
        String shares = graph.node("Mul", graph.node("Div", values, sum), graph.real(ONE));
        String up = graph.node("Floor", graph.node("Add", shares, graph.real(0.5)));
        String away = graph.node("Ceil", graph.node("Sub", shares, graph.real(0.5)));
        return graph.node("Where", graph.node("Less", shares, graph.real(0)), away, up);
    }

    private String triangle(String distance) {
        return graph.node("Max", graph.node("Sub", graph.real(1), distance), graph.real(0));
    }

    /** Keys' cubic with a = -0.5, in the same order of steps as {@link Interpolation#BICUBIC}. */
    private String cubic(String d) {
        String near = graph.node("Sub", graph.node("Mul", d, graph.real(1.5)), graph.real(2.5));
        near = graph.node("Add", graph.node("Mul", graph.node("Mul", near, d), d), graph.real(1));
        String far = graph.node("Mul", graph.node("Sub", d, graph.real(5)), d);
        far = graph.node("Sub", graph.node("Mul", graph.node("Add", far, graph.real(8)), d), graph.real(4));
        far = graph.node("Mul", far, graph.real(-0.5));
        String outer = graph.node("Where", graph.node("Less", d, graph.real(2)), far, graph.real(0));
        return graph.node("Where", graph.node("Less", d, graph.real(1)), near, outer);
    }
}
