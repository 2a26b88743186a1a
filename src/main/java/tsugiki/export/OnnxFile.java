package tsugiki.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tsugiki.base.AtomicFiles;
import tsugiki.program.Program;

/** Writes ONNX: one file, or two where the weights are more than one can hold. */
final class OnnxFile {

    /** A protocol buffer ends at 2^31 bytes; some are for the graph. */
    private static final long MOST = (1L << 31) - (64L << 20);

    /** The operators of ONNX 1.12 (2022): what runs a file needs to be no newer. */
    private static final int OPERATORS = 17;
    private static final int FORMAT = 8;

    private OnnxFile() {}

    /** Writes a graph and what is said of it. */
    static void write(Path file, OnnxGraph graph, Map<String, String> facts) throws IOException {
        write(file, graph, facts, MOST);
    }

    /** @param most bytes of arrays in one file */
    static void write(Path file, OnnxGraph graph, Map<String, String> facts, long most) throws IOException {
        if (graph.bytes() <= most) {
            write(file, model(graph.build(), facts));
            return;
        }
        Path data = file.resolveSibling(file.getFileName() + ".data");
        Files.deleteIfExists(file); // a kill in between leaves no model rather than one with another's weights
        AtomicFiles.write(data, graph::writeArrays);
        write(file, model(graph.build(data.getFileName().toString()), facts));
    }

    private static void write(Path file, ModelProto model) throws IOException {
        AtomicFiles.write(file, out -> model.writeTo(Channels.newOutputStream(out)));
    }

    /** From the picture to the probabilities. @param program ends in them, {@code [N, classes]}, and behind them what doubt is computed of */
    static OnnxGraph graph(Export export, Program program) {
        OnnxGraph graph = new OnnxGraph(program.name());
        String picture = graph.input("picture", DataType.UINT8, "height", "width", 3);
        String end = OnnxSteps.of(graph, program, OnnxPicture.of(graph, picture, export.preprocessing()));
        int classes = export.classes();
        int features = export.doubt().map(doubt -> doubt.measure().dimension()).orElse(0);
        String probabilities = features == 0 ? end : slice(graph, end, 0, classes);
        graph.output("probabilities", graph.node("Squeeze", probabilities, graph.wholes(0)), DataType.FLOAT, classes);
        export.doubt().ifPresent(doubt -> OnnxDoubt.add(graph, doubt, probabilities, features == 0 ? end : slice(graph, end, classes, classes + features)));
        return graph;
    }

    private static String slice(OnnxGraph graph, String rows, long from, long to) {
        return graph.node("Slice", rows, graph.wholes(from), graph.wholes(to), graph.wholes(1));
    }

    static ModelProto model(GraphProto graph, Map<String, String> facts) {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(FORMAT).setProducerName("Tsugiki")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS)).setGraph(graph);
        facts.forEach((name, text) -> model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(name).setValue(text)));
        return model.build();
    }
}
