package tsugiki.program;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One operation of a program.
 *
 * @param id its number; steps stand in the order of their numbers, and take results of earlier ones only
 * @param op its name in ATen, PyTorch's library of operations, e.g. {@code conv2d}
 * @param inputs in ATen's order
 * @param attributes its settings by name: Long, Double, Boolean, String, or List of Long, axes counted from 0; among the lengths
 *     of {@code reshape} and {@code expand} -1 stands for N, the number of pictures
 * @param output lengths of what it makes; -1 stands for N
 */
public record Step(int id, String op, List<Operand> inputs, Map<String, Object> attributes, Shape output) {

    public Step {
        inputs = List.copyOf(inputs);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** What this step makes, as a later step takes it. */
    public Operand.Result result() {
        return new Operand.Result(id, output);
    }

    /** A setting that is one whole number. */
    public long number(String name) {
        return (Long) attributes.get(name);
    }

    /** A setting that is one number with a fraction. */
    public double real(String name) {
        return (Double) attributes.get(name);
    }

    /** A setting that is a word. */
    public String word(String name) {
        return (String) attributes.get(name);
    }

    /** A setting that is yes or no. */
    public boolean flag(String name) {
        return (Boolean) attributes.get(name);
    }

    /** A setting that is several whole numbers. */
    @SuppressWarnings("unchecked")
    public List<Long> numbers(String name) {
        return (List<Long>) attributes.get(name);
    }

    /** Multiply-adds for one picture: of a convolution, a Linear layer, a matrix product, or attention; else 0. */
    public long multiplyAdds() {
        long made = perPicture(output);
        return switch (op) {
            case "conv2d", Fuse.FUSED -> made * inputs.get(1).shape().size() / inputs.get(1).shape().get(0);
            case "linear" -> made * inputs.get(1).shape().get(1);
            case "matmul" -> made * last(inputs.get(0).shape());
            case "scaled_dot_product_attention" -> 2 * made * inputs.get(1).shape().get(inputs.get(1).shape().dimension() - 2);
            default -> 0;
        };
    }

    private static long last(Shape shape) {
        return shape.get(shape.dimension() - 1);
    }

    /** Elements of one picture; all of them where no axis is N. */
    static long perPicture(Shape shape) {
        long size = 1;
        for (long length : shape.getShape()) {
            size *= length == -1 ? 1 : length;
        }
        return size;
    }
}
