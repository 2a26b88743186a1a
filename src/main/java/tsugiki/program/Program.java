package tsugiki.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tsugiki.network.Network;
import tsugiki.nn.Device;
import tsugiki.nn.Parameter;
import tsugiki.nn.Precision;
import tsugiki.nn.TorchScriptArchive;

/**
 * What a network does to a batch of pictures, as a list of steps in evaluation mode: no dropout, running statistics.
 * It holds for any number of pictures and for one picture size. The weights are named, not copied: a program is
 * made in milliseconds, and needs no values in them.
 *
 * @param name the network's
 * @param input the pictures, {@code [-1, 3, H, W]}, or the activations a part of a network begins with
 * @param steps in the order they run
 * @param output what comes out, as a rule the last step's result
 * @param weights the network's weights and buffers by path: those the steps name, and others
 */
public record Program(String name, Operand.Input input, List<Step> steps, Operand output, Map<String, Parameter> weights) {

    public Program {
        steps = List.copyOf(steps);
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * From pictures of the network's own size to its logits.
     *
     * @throws tsugiki.base.CourseException if the network does something that cannot be noted; the message names it
     */
    public static Program of(Network network) {
        int side = network.preprocessing().crop();
        return of(network, new Shape(3, side, side), network::call);
    }

    /**
     * A part of a network, or all of it.
     *
     * @param picture lengths of one picture, {@code [3, H, W]}, or of one picture's activations
     * @param part e.g. {@code network::embed}, {@code x -> network.upTo("layer3", x)}
     * @throws tsugiki.base.CourseException if the part does something that cannot be noted; the message names it
     */
    public static Program of(Network network, Shape picture, UnaryOperator<NDArray> part) {
        return Batches.join(Tape.record(network, new Shape(Batches.FEW).addAll(picture), part),
                Tape.record(network, new Shape(Batches.MORE).addAll(picture), part));
    }

    /** The same with batch normalisation folded into the convolutions before it: it answers the same, up to rounding. */
    public Program fold() {
        return Fold.of(this);
    }

    /** The same with one step of oneDNN's in the place of a convolution, the addition behind it and the activation behind that. */
    public Program fuse() {
        return Fuse.of(this);
    }

    /** The same computed with these numbers inside, between float32 ends. */
    public Program in(Precision precision) {
        return precision == Precision.FLOAT32 ? this : Narrow.of(this, precision);
    }

    /** Multiply-adds for one picture, of convolutions, Linear layers, matrix products and attention. */
    public long multiplyAdds() {
        return steps.stream().mapToLong(Step::multiplyAdds).sum();
    }

    /** The weights and buffers that a step names, in the order of their first use. */
    public Map<String, Operand.Weight> used() {
        Map<String, Operand.Weight> used = new LinkedHashMap<>();
        for (Step step : steps) {
            for (Operand operand : step.inputs()) {
                if (operand instanceof Operand.Weight weight) {
                    used.put(weight.path(), weight);
                }
            }
        }
        return used;
    }

    /**
     * Writes a TorchScript file with the weights as they are now, in PyTorch's plain operations, and closes the stream.
     *
     * @param extra files beside, by name, which {@code torch.jit.load} gives as {@code _extra_files}
     */
    public void writeTorchScript(OutputStream out, Map<String, byte[]> extra) throws IOException {
        TorchScript code = new TorchScript(this);
        try (NDManager memory = Device.newManager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            code.attributes().forEach((name, operand) -> tensors.put(name, Runner.values(this, operand, memory)));
            TorchScriptArchive.write(out, code.oneMethod(), tensors, extra);
        }
    }

    /** The list, a line for each step; N is the number of pictures. */
    @Override
    public String toString() {
        return Listing.of(this);
    }
}
