package tsugiki.picture;

/**
 * Where each new pixel comes from: {@code x_old = a x + b y + c}, {@code y_old = d x + e y + f},
 * nearest pixel, black outside.
 *
 * <p>In 16-bit fixed point and from pixel centres, as Pillow does it.
 */
record Affine(double a, double b, double c, double d, double e, double f) {

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
        int width = picture.width();
        int height = picture.height();
        byte[] out = new byte[picture.rgb().length];
        int right = fixed(a);
        int below = fixed(d);
        int at = 0;
        for (int row = 0; row < height; row++) {
            int x = fixed(c + a * 0.5 + b * 0.5) + row * fixed(b);
            int y = fixed(f + d * 0.5 + e * 0.5) + row * fixed(e);
            for (int column = 0; column < width; column++, at += 3) {
                int fromX = x >> 16;
                int fromY = y >> 16;
                if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
                    int from = (fromY * width + fromX) * 3;
                    out[at] = picture.rgb()[from];
                    out[at + 1] = picture.rgb()[from + 1];
                    out[at + 2] = picture.rgb()[from + 2];
                }
                x += right;
                y += below;
            }
        }
        return new Picture(width, height, out);
    }

    private static int fixed(double value) {
        return (int) Math.floor(value * 65536 + 0.5);
    }
}
