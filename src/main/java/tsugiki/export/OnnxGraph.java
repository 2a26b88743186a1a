package tsugiki.export;

import ai.djl.ndarray.NDArray;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tsugiki.base.CourseException;

/** An ONNX graph that grows: each call adds one node or constant and gives the name of its result, for the next. */
final class OnnxGraph {

    private final GraphProto.Builder graph;
    private final AtomicInteger count;

    OnnxGraph(String name) {
        this(name, new AtomicInteger());
    }

    /** @param count names of inner graphs go on from those of the outer one: ONNX wants each once */
    private OnnxGraph(String name, AtomicInteger count) {
        this.graph = GraphProto.newBuilder().setName(name);
        this.count = count;
    }

    /** The first result of a node that has two. */
    String first(String op, List<String> inputs, AttributeProto... attributes) {
        String name = node(op, inputs, attributes);
        graph.getNodeBuilder(graph.getNodeCount() - 1).addOutput(name + "_2");
        return name;
    }

    /** Adds a node; an input without a name is one that was left out. */
    String node(String op, List<String> inputs, AttributeProto... attributes) {
        String name = name(op);
        graph.addNode(NodeProto.newBuilder().setName(name).setOpType(op).addAllInput(inputs).addOutput(name)
                .addAllAttribute(Arrays.asList(attributes)));
        return name;
    }

    /** Adds a node without attributes. */
    String node(String op, String... inputs) {
        return node(op, List.of(inputs));
    }

    /** The same value in another type. */
    String cast(String value, DataType type) {
        return node("Cast", List.of(value), whole("to", type.getNumber()));
    }

    /** One of two results, chosen when the graph runs; both sides see what stands outside. */
    String choose(String condition, Function<OnnxGraph, String> yes, Function<OnnxGraph, String> no) {
        return node("If", List.of(condition), branch("then_branch", yes), branch("else_branch", no));
    }

    private AttributeProto branch(String side, Function<OnnxGraph, String> content) {
        OnnxGraph inner = new OnnxGraph(name(side), count);
        String result = content.apply(inner);
        inner.graph.addOutput(ValueInfoProto.newBuilder().setName(result));
        return AttributeProto.newBuilder().setName(side).setType(AttributeType.GRAPH).setG(inner.graph).build();
    }

    /** A constant of no axes, float64. */
    String real(double value) {
        return constant(TensorProto.newBuilder().setDataType(DataType.DOUBLE.getNumber()).addDoubleData(value));
    }

    /** A constant of no axes, float32. */
    String real32(float value) {
        return constant(TensorProto.newBuilder().setDataType(DataType.FLOAT.getNumber()).addFloatData(value));
    }

    /** A constant of no axes, int64. */
    String whole(long value) {
        return constant(TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addInt64Data(value));
    }

    /** A constant of one axis, int64. */
    String wholes(long... values) {
        return constant(TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addDims(values.length)
                .addAllInt64Data(Arrays.stream(values).boxed().toList()));
    }

    /** A constant float32 of any shape. @param values row-major */
    String reals32(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(tensor(DataType.FLOAT, shape).setRawData(UnsafeByteOperations.unsafeWrap(bytes)));
    }

    /** A weight or buffer under its own name; its values stay where they are until the graph is written. */
    String tensor(String name, NDArray array) {
        DataType type = switch (array.getDataType()) {
            case FLOAT32 -> DataType.FLOAT;
            case INT64 -> DataType.INT64;
            default -> throw new CourseException("%s cannot be written: it is %s, and only float32 and int64 are known here.", name, array.getDataType());
        };
        graph.addInitializer(tensor(type, array.getShape().getShape()).setName(name)
                .setRawData(UnsafeByteOperations.unsafeWrap(array.toByteBuffer(true))));
        return name;
    }

    private static TensorProto.Builder tensor(DataType type, long... shape) {
        return TensorProto.newBuilder().setDataType(type.getNumber()).addAllDims(Arrays.stream(shape).boxed().toList());
    }

    private String constant(TensorProto.Builder tensor) {
        String name = name("constant");
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    private String name(String of) {
        return of.toLowerCase(Locale.ROOT) + "_" + count.incrementAndGet();
    }

    /** Declares what the graph takes. @param axes lengths, or names of those that are free */
    String input(String name, DataType type, Object... axes) {
        graph.addInput(value(name, type, axes));
        return name;
    }

    /** Declares what the graph gives, under a name of its own. */
    void output(String name, String value, DataType type, Object... axes) {
        graph.addNode(NodeProto.newBuilder().setName(name).setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(value(name, type, axes));
    }

    private static ValueInfoProto value(String name, DataType type, Object... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object axis : axes) {
            TensorShapeProto.Dimension.Builder length = shape.addDimBuilder();
            if (axis instanceof String free) {
                length.setDimParam(free);
            } else {
                length.setDimValue(((Number) axis).longValue());
            }
        }
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape))).build();
    }

    GraphProto build() {
        return graph.build();
    }

    /** Bytes of all arrays. */
    long bytes() {
        return graph.getInitializerList().stream().mapToLong(tensor -> tensor.getRawData().size()).sum();
    }

    /** The graph without its arrays, which are in a file of this name beside it, as {@link #writeArrays} writes it. */
    GraphProto build(String beside) {
        GraphProto.Builder lean = graph.clone();
        long offset = 0;
        for (TensorProto.Builder tensor : lean.getInitializerBuilderList()) {
            long length = tensor.getRawData().size();
            if (length > 0) {
                tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(fact("location", beside)).addExternalData(fact("offset", offset)).addExternalData(fact("length", length));
                offset = aligned(offset + length);
            }
        }
        return lean.build();
    }

    private static StringStringEntryProto fact(String name, Object value) {
        return StringStringEntryProto.newBuilder().setKey(name).setValue(value.toString()).build();
    }

    void writeArrays(FileChannel out) throws IOException {
        for (TensorProto tensor : graph.getInitializerList()) {
            ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer();
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.position(aligned(out.position()));
        }
    }

    private static long aligned(long offset) {
        return (offset + 63) / 64 * 64;
    }

    static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
    }

    static AttributeProto wholes(String name, long... values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList()).build();
    }

    static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOAT).setF((float) value).build();
    }
}
