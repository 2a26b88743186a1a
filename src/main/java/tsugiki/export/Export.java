package tsugiki.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.picture.Preprocessing;
import tsugiki.program.Program;
import tsugiki.weights.SafeTensors;

/**
 * A network as a file that others run without this kit.
 *
 * @param network in evaluation mode or not: what leaves is what it does in evaluation mode
 * @param preprocessing how pictures are brought to it
 * @param classes how many there are
 * @param facts what the file says of itself: names of classes, licence, accuracy
 * @param doubt what {@link Format#ONNX} says beside the probabilities; empty: nothing
 * @param probabilities what {@link Format#ONNX} makes of logits {@code [N, classes]}
 */
public record Export(Network network, Preprocessing preprocessing, int classes, Map<String, String> facts, Optional<Doubt> doubt,
        UnaryOperator<NDArray> probabilities) {

    /** Where a TorchScript file says its facts, as JSON. */
    static final String FACTS = "facts.json";

    /**
     * Writes the file whole or not at all, in the place of one that was there. A network of more than 2 GB as ONNX becomes
     * two files, {@code FILE} and, beside it, {@code FILE.data}: the format's own limit.
     *
     * @throws CourseException if the file cannot be written, or the network does something the format has no word for
     */
    public void write(Format format, Path file) {
        if (Files.isDirectory(file)) {
            throw new CourseException("%s is a folder, but a network is written as a file: choose another name.", file);
        }
        try {
            switch (format) {
                case ONNX -> {
                    requireOnnxLibrary();
                    OnnxFile.write(file, OnnxFile.graph(this, program(this::answers)), facts);
                }
                case TORCHSCRIPT -> AtomicFiles.write(file, out -> program(network::call).writeTorchScript(open(out), Map.of(FACTS, Json.lines(facts).getBytes(StandardCharsets.UTF_8))));
                case SAFETENSORS -> SafeTensors.write(file, StateLoader.stateDict(network), facts);
            }
        } catch (IOException e) {
            throw Reason.unwritten("The " + format + " file", file, e);
        }
    }

    /** Probabilities, and behind them the features by which it doubts. */
    private NDArray answers(NDArray x) {
        int features = doubt.map(asked -> asked.measure().dimension()).orElse(0);
        if (features == 0) {
            return probabilities.apply(network.call(x));
        }
        NDArray outputs = doubt.orElseThrow().outputs().apply(x);
        return probabilities.apply(outputs.get(":, :" + classes)).concat(outputs.get(":, " + classes + ":"), 1);
    }

    /** A stream whose end is not the file's. */
    private static OutputStream open(FileChannel file) {
        return new FilterOutputStream(Channels.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /** Asked each time: in a notebook the library may come later. */
    private static void requireOnnxLibrary() {
        try {
            Class.forName("ai.onnx.proto.OnnxMl", false, Export.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new CourseException(e, "Writing ONNX needs a library that is not loaded here: in a notebook run %classpath ../target/lib/export/*.jar first, "
                    + "in a project of your own add org.tribuo:tribuo-util-onnx, or use ./course export.");
        }
    }

    private Program program(UnaryOperator<NDArray> part) {
        return Program.of(network, new Shape(3, preprocessing.crop(), preprocessing.crop()), part);
    }
}
