package tsugiki.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How a parameter's first values are drawn. {@code fan in} is the product of all axes but the first. */
@FunctionalInterface
public interface Init {

    /** Fills {@code values}, the elements of a tensor of this shape in row-major order. */
    void fill(float[] values, Shape shape, RandomGenerator random);

    /** Every element the same. */
    static Init constant(double value) {
        return (values, shape, random) -> Arrays.fill(values, (float) value);
    }

    /** These elements, row-major. */
    static Init values(double[] elements) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) elements[i];
            }
        };
    }

    /** Normal, mean 0. */
    static Init normal(double deviation) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        };
    }

    /** Uniform on [-bound, bound). */
    static Init uniform(double bound) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        };
    }

    /** Uniform on 1 / sqrt(fan in): PyTorch's default for convolutions and linear layers, weight and bias. */
    static Init uniformByFanIn(long fanIn) {
        return uniform(1 / Math.sqrt(fanIn));
    }

    /** Normal, deviation sqrt(2 / fan out): He et al. 2015, https://arxiv.org/abs/1502.01852. */
    static Init kaimingNormalFanOut() {
        return (values, shape, random) ->
                normal(Math.sqrt(2.0 / fanOut(shape))).fill(values, shape, random);
    }

    /**
     * Normal, drawn again outside {@code [-2, 2]}: PyTorch's {@code trunc_normal_} with its default bounds. They
     * are values, not deviations: with the deviations networks use, 0.001 to 0.1, nothing is ever drawn again.
     */
    static Init truncatedNormal(double deviation) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                double drawn = deviation * random.nextGaussian();
                while (Math.abs(drawn) > 2) {
                    drawn = deviation * random.nextGaussian();
                }
                values[i] = (float) drawn;
            }
        };
    }

    /** Uniform on sqrt(6 / (fan in + fan out)): Glorot and Bengio 2010, PMLR 9. */
    static Init xavierUniform() {
        return (values, shape, random) ->
                uniform(Math.sqrt(6.0 / (shape.size() / shape.get(0) + fanOut(shape)))).fill(values, shape, random);
    }

    private static long fanOut(Shape shape) {
        return shape.size() / shape.get(1);
    }
}
