package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/**
 * In training mode sets each element to 0 with probability {@code rate} and divides the others by
 * {@code 1 - rate}; in evaluation mode does nothing. Srivastava et al. 2014, JMLR 15.
 */
public final class Dropout extends Block {

    private final double rate;

    /** @param rate 0..1 */
    public Dropout(double rate) {
        if (rate < 0 || rate >= 1) {
            throw new IllegalArgumentException("dropout rate " + rate + " is not in [0, 1)");
        }
        this.rate = rate;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return isSteady() ? x : Ops.dropout(x, rate);
    }

    @Override
    public boolean isSteady() {
        return !isTraining() || rate == 0;
    }

    @Override
    public String describe() {
        return "Dropout(" + rate + ")";
    }
}
