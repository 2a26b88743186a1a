package tsugiki.picture;

/** L*a*b* under the light of print shops (D50) to the red, green and blue of screens (sRGB), near what Pillow's LittleCMS makes of it. */
final class Lab {

    private static final double[] D50 = {0.9642, 1, 0.8249};

    /** From XYZ under D50, adapted by Bradford's method, to linear sRGB. */
    private static final double[][] TO_RGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}};

    private Lab() {}

    /** @param l 0..255 for L* 0..100 @param a signed byte @param b signed byte @param rgb takes 0..255 */
    static void toRgb(int l, int a, int b, int[] rgb) {
        double y = (l / 2.55 + 16) / 116;
        double[] xyz = {D50[0] * cube(y + (byte) a / 500.0), D50[1] * cube(y), D50[2] * cube(y - (byte) b / 200.0)};
        for (int c = 0; c < 3; c++) {
            double linear = TO_RGB[c][0] * xyz[0] + TO_RGB[c][1] * xyz[1] + TO_RGB[c][2] * xyz[2];
            double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            rgb[c] = (int) Math.max(0, Math.min(255, Math.round(255 * value)));
        }
    }

    private static double cube(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    }
}
