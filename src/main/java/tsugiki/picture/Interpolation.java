package tsugiki.picture;

/**
 * How new pixels are made from old ones when a picture is resized.
 *
 * <p>As in Pillow, a picture made smaller is antialiased: the filter is stretched by the scale, so
 * that every old pixel counts.
 */
public enum Interpolation {

    /** The pixel that lies under the new pixel's centre. */
    NEAREST(0.5) {
        @Override
        double weight(double x) {
            return Math.abs(x) <= 0.5 ? 1 : 0;
        }
    },

    /** The triangle {@code 1 - |x|}. */
    BILINEAR(1) {
        @Override
        double weight(double x) {
            double distance = Math.abs(x);
            return distance < 1 ? 1 - distance : 0;
        }
    },

    /**
     * Cubic convolution with a = -0.5. Keys, "Cubic convolution interpolation for digital image
     * processing" (1981).
     */
    BICUBIC(2) {
        @Override
        double weight(double x) {
            double distance = Math.abs(x);
            if (distance < 1) {
                return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
            }
            return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * A : 0;
        }
    };

    private static final double A = -0.5;

    /** Half the filter's width in pixels at scale 1. */
    final double support;

    Interpolation(double support) {
        this.support = support;
    }

    /** The filter's value {@code x} pixels from its centre. */
    abstract double weight(double x);
}
