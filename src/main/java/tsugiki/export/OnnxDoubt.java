package tsugiki.export;

import static tsugiki.export.OnnxGraph.whole;
import static tsugiki.export.OnnxGraph.wholes;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/** A {@link Doubt} as ONNX nodes, in float64 as the kit computes it. */
final class OnnxDoubt {

    /** The limit is the doubt of one validation picture, which another engine computes with a rounding of its own: it stays known. */
    private static final double ROUNDING = 1e-5;

    private final OnnxGraph graph;

    private OnnxDoubt(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Adds the outputs {@code doubt}, float32, and {@code known}, bool, both without axes.
     *
     * @param probabilities {@code [1, classes]}
     * @param features {@code [1, D]}; not looked at where the measure takes none
     */
    static void add(OnnxGraph graph, Doubt doubt, String probabilities, String features) {
        String wide = graph.cast(doubt.measure().dimension() == 0 ? probabilities : features, DataType.DOUBLE);
        String value = new OnnxDoubt(graph).value(doubt.measure(), wide);
        graph.output("doubt", graph.cast(value, DataType.FLOAT), DataType.FLOAT);
        graph.output("known", graph.node("LessOrEqual", value, graph.real(doubt.limit() + ROUNDING * (1 + Math.abs(doubt.limit())))), DataType.BOOL); // what is no number is not known
    }

    private String value(Doubt.Measure measure, String x) {
        if (measure instanceof Doubt.Centres centres) {
            return centres(centres, x);
        }
        if (measure instanceof Doubt.Neighbours neighbours) {
            return neighbours(neighbours, x);
        }
        return graph.node("Sub", graph.real(1), graph.node("ReduceMax", List.of(x), whole("keepdims", 0)));
    }

    private String centres(Doubt.Centres measure, String x) {
        int d = measure.dimension();
        String whitened = graph.node("MatMul", x, graph.node("Transpose", wide(measure.whitening(), d, d)));
        String apart = graph.node("Sub", wide(measure.centres(), measure.centres().length / d, d), whitened);
        String squared = graph.node("ReduceSum", List.of(graph.node("Mul", apart, apart), graph.wholes(1)), whole("keepdims", 0));
        return graph.node("ReduceMin", List.of(squared), whole("keepdims", 0));
    }

    private String neighbours(Doubt.Neighbours measure, String x) {
        int d = measure.dimension();
        String length = graph.node("ReduceL2", List.of(x), wholes("axes", 0, 1), whole("keepdims", 0));
        String products = graph.node("MatMul", wide(measure.reference(), measure.reference().length / d, d), graph.node("Transpose", x));
        String cosines = graph.node("Clip", graph.node("Div", products, graph.node("Max", length, graph.real(measure.least()))), graph.real(-1), graph.real(1));
        String largest = graph.first("TopK", List.of(cosines, graph.wholes(measure.k())), whole("axis", 0), whole("sorted", 1));
        String kth = graph.node("Squeeze", graph.node("Slice", largest, graph.wholes(measure.k() - 1), graph.wholes(measure.k()), graph.wholes(0)));
        String square = graph.node("Sub", graph.real(2), graph.node("Mul", graph.real(2), kth));
        return graph.node("Sqrt", graph.node("Max", square, graph.real(0)));
    }

    private String wide(float[] values, long... shape) {
        return graph.cast(graph.reals32(values, shape), DataType.DOUBLE);
    }
}
