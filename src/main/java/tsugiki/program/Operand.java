package tsugiki.program;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** What a step takes. */
public sealed interface Operand {

    /** Its lengths; -1 stands for N, the number of pictures. */
    Shape shape();

    /** The program's input: a batch of pictures, or of activations. */
    record Input(Shape shape) implements Operand {
        @Override
        public String toString() {
            return "x";
        }
    }

    /** What a former step made. */
    record Result(int step, Shape shape) implements Operand {
        @Override
        public String toString() {
            return "%" + step;
        }
    }

    /**
     * A weight or buffer of the network.
     *
     * @param path its name in the state dict, e.g. {@code layer4.0.conv1.weight}
     * @param type FLOAT32, or INT64 for indices
     */
    record Weight(String path, Shape shape, DataType type) implements Operand {
        @Override
        public String toString() {
            return path;
        }
    }

    /** One number that the network's code names. */
    record Number(double value) implements Operand {
        @Override
        public Shape shape() {
            return new Shape();
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** Numbers that are neither weights nor pictures, row-major, float32. */
    record Constant(float[] values, Shape shape) implements Operand {

        @Override
        public boolean equals(Object other) {
            return other instanceof Constant c && shape.equals(c.shape) && Arrays.equals(values, c.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "constant" + Arrays.toString(shape.getShape());
        }
    }
}
