package tsugiki.nn;

/**
 * The two layers a transformer applies to each position: Linear ({@code 0}), GELU ({@code 1}), dropout
 * ({@code 2}), Linear ({@code 3}), dropout ({@code 4}); {@code [N, ..., width]} in and out.
 */
public final class Mlp extends Sequential {

    /** @param dropout rate of both dropouts, 0..1 */
    public Mlp(long width, long hidden, double dropout) {
        super(new Linear(width, hidden), Activation.gelu(), new Dropout(dropout), new Linear(hidden, width), new Dropout(dropout));
    }
}
