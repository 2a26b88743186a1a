package tsugiki.picture;

/**
 * Where each new pixel comes from: {@code x_old = a x + b y + c}, {@code y_old = d x + e y + f},
 * nearest pixel, black outside.
 *
 * <p>From pixel centres and in 16-bit fixed point, as Pillow does it; in floating point, as there, where a corner comes
 * from so far away (32,768 pixels) that fixed point does not hold it.
 */
record Affine(double a, double b, double c, double d, double e, double f) {

    private static final double FIXED_LIMIT = 32_768;

    /** Turns counter-clockwise about the centre. @param degrees of the turn */
    static Affine rotation(Picture picture, double degrees) {
        double radians = -Math.toRadians(degrees);
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return about(picture, cos, sin, -sin, cos);
    }

    /** Shears along x about the centre. @param degrees of the shear */
    static Affine shear(Picture picture, double degrees) {
        return about(picture, 1, Math.tan(Math.toRadians(degrees)), 0, 1);
    }

    private static Affine about(Picture picture, double a, double b, double d, double e) {
        double x = picture.width() / 2.0;
        double y = picture.height() / 2.0;
        return new Affine(a, b, x - a * x - b * y, d, e, y - d * x - e * y);
    }

    Picture apply(Picture picture) {
        byte[] out = new byte[picture.rgb().length];
        if (isNear(0, 0) && isNear(picture.width(), picture.height()) && isNear(0, picture.height()) && isNear(picture.width(), 0)) {
            fixed(picture, out);
        } else {
            floating(picture, out);
        }
        return new Picture(picture.width(), picture.height(), out);
    }

    private boolean isNear(int x, int y) {
        return Math.abs(x * a + y * b + c) < FIXED_LIMIT && Math.abs(x * d + y * e + f) < FIXED_LIMIT;
    }

    private void fixed(Picture picture, byte[] out) {
        int right = fixed(a);
        int below = fixed(d);
        int at = 0;
        for (int row = 0; row < picture.height(); row++) {
            int x = fixed(c + a * 0.5 + b * 0.5) + row * fixed(b);
            int y = fixed(f + d * 0.5 + e * 0.5) + row * fixed(e);
            for (int column = 0; column < picture.width(); column++, at += 3) {
                copy(picture, x >> 16, y >> 16, out, at);
                x += right;
                y += below;
            }
        }
    }

    private static int fixed(double value) {
        return (int) Math.floor(value * 65536 + 0.5);
    }

    /** By sums, whose rounding is Pillow's. */
    private void floating(Picture picture, byte[] out) {
        double startX = c + b * 0.5 + a * 0.5;
        double startY = f + e * 0.5 + d * 0.5;
        int at = 0;
        for (int row = 0; row < picture.height(); row++) {
            double x = startX;
            double y = startY;
            for (int column = 0; column < picture.width(); column++, at += 3) {
                copy(picture, (int) Math.floor(x), (int) Math.floor(y), out, at);
                x += a;
                y += d;
            }
            startX += b;
            startY += e;
        }
    }

    private static void copy(Picture picture, int x, int y, byte[] out, int at) {
        if (x >= 0 && x < picture.width() && y >= 0 && y < picture.height()) {
            int from = (y * picture.width() + x) * 3;
            out[at] = picture.rgb()[from];
            out[at + 1] = picture.rgb()[from + 1];
            out[at + 2] = picture.rgb()[from + 2];
        }
    }
}
