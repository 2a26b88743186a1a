package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * In training mode drops a whole residual branch of each picture with probability {@code rate} and
 * divides the others by {@code 1 - rate}; {@code [N, ...]} in and out. Huang et al. 2016,
 * https://arxiv.org/abs/1603.09382.
 */
public final class StochasticDepth extends Block {

    private final double rate;

    /** @param rate 0..1 */
    public StochasticDepth(double rate) {
        this.rate = rate;
    }

    @Override
    protected NDArray forward(NDArray x) {
        if (!isTraining() || rate == 0) {
            return x;
        }
        long[] perPicture = new long[x.getShape().dimension()];
        Arrays.fill(perPicture, 1);
        perPicture[0] = x.getShape().get(0);
        float[] factors = new float[(int) perPicture[0]];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = Draws.stream().nextDouble() < rate ? 0 : (float) (1 / (1 - rate));
        }
        return x.mul(Autograd.constant(x.getManager(), factors, new Shape(perPicture)));
    }

    @Override
    public String describe() {
        return "StochasticDepth(" + rate + ")";
    }
}
