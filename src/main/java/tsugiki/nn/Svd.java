package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/** Singular value decomposition {@code x = U S Vh}, by the engine's LAPACK. */
public final class Svd {

    private Svd() {}

    /**
     * {@code Vh}: the directions in which the rows of x spread, the widest first, each of length 1.
     *
     * @param x {@code [N, D]}
     * @return {@code [min(N, D), D]}
     */
    public static NDArray directions(NDArray x) {
        return TorchScriptOps.run("(torch.linalg_svd(x, False))[2]", x);
    }
}
