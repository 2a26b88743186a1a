package tsugiki.weights;

/** IEEE 754 half precision: 1 sign, 5 exponent (bias 15) and 10 fraction bits. */
final class Half {

    private Half() {}

    /** The same number in single precision; exact for every half, subnormals and infinities included. */
    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >>> 10 & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
