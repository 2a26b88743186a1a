package tsugiki.picture;

/**
 * Colours stored for every second row only (4:4:0, as of turned pictures). The JPEG group's newer library
 * blends neighbouring rows; the old one inside some Javas repeats each row. Repeated rows are seen as such
 * and blended here, so that every Java gives the same pixels.
 */
final class JpegChroma {

    private static final int STEP = 3;

    private JpegChroma() {}

    /** Blends both colours in place, where rows were repeated. @param samples luma and two colours for each pixel, row by row */
    static void blendRows(byte[] samples, int width) {
        for (int c = 1; c < 3; c++) {
            if (isRepeated(samples, width, c)) {
                blend(samples, width, c);
            }
        }
    }

    private static boolean isRepeated(byte[] samples, int width, int component) {
        int row = width * STEP;
        for (int y = 0; (y + 2) * row <= samples.length; y += 2) {
            for (int i = y * row + component; i < (y + 1) * row; i += STEP) {
                if (samples[i] != samples[i + row]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Three parts of the nearer stored row and one of the farther; beyond the edge a row is its own neighbour. */
    private static void blend(byte[] samples, int width, int component) {
        int row = width * STEP;
        for (int x = component; x < row; x += STEP) {
            int above = samples[x] & 255;
            for (int at = x; at < samples.length; at += 2 * row) {
                int here = samples[at] & 255;
                int below = at + 2 * row < samples.length ? samples[at + 2 * row] & 255 : here;
                samples[at] = (byte) (3 * here + above + 1 >> 2);
                if (at + row < samples.length) {
                    samples[at + row] = (byte) (3 * here + below + 2 >> 2);
                }
                above = here;
            }
        }
    }
}
