package tsugiki.nn;

/**
 * Convolution without bias ({@code 0}), batch normalisation ({@code 1}) and, if given, an activation
 * ({@code 2}): the unit most networks repeat.
 */
public final class ConvNormActivation extends Sequential {

    /** @param activation may be null: then the unit is linear */
    public ConvNormActivation(Conv2d convolution, BatchNorm2d norm, Activation activation) {
        super(convolution.noBias(), norm);
        if (activation != null) {
            append(activation);
        }
    }
}
