package tsugiki.picture;

/**
 * Lays a picture's rows down as they are decoded, each at its place in the upright picture, so that
 * turning needs no second copy of the pixels.
 */
final class UprightRows {

    private static final int AT_ONCE = 16;

    private final int width;
    private final int outWidth;
    private final int outHeight;
    private final byte[] rgb;
    private final int first;
    private final int across;
    private final int down;
    private final byte[] band;
    private int waiting;
    private int turned;

    /**
     * @param width of the rows, in pixels
     * @param height how many there will be
     * @param orientation as EXIF counts it: 2 to 8 turn or mirror, all else changes nothing
     */
    UprightRows(int width, int height, int orientation) {
        boolean sideways = orientation >= 5 && orientation <= 8;
        boolean mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipped = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        this.width = width;
        this.outWidth = sideways ? height : width;
        this.outHeight = sideways ? width : height;
        this.rgb = new byte[Math.multiplyExact(3 * width, height)];
        int stepAcross = sideways ? 3 * outWidth : 3;
        int stepDown = sideways ? 3 : 3 * outWidth;
        this.across = mirrored ? -stepAcross : stepAcross;
        this.down = flipped ? -stepDown : stepDown;
        this.band = new byte[across == 3 ? 0 : 3 * width * Math.min(AT_ONCE, height)];
        this.first = (mirrored ? (width - 1) * stepAcross : 0) + (flipped ? (height - 1) * stepDown : 0);
    }

    /** Row {@code y}, whose red, green and blue values begin at {@code from}; with each pass of a progressive file all come again, in order. */
    void put(int y, byte[] values, int from) {
        if (across == 3) {
            System.arraycopy(values, from, rgb, first + y * down, 3 * width);
            return;
        }
        if (waiting == AT_ONCE || y != turned + waiting) {
            turn();
            turned = y;
        }
        System.arraycopy(values, from, band, 3 * width * waiting++, 3 * width);
    }

    /** Row by row, each pixel would touch another line of memory. */
    private void turn() {
        for (int x = 0; x < width; x++) {
            int to = first + turned * down + x * across;
            int from = 3 * x;
            for (int row = 0; row < waiting; row++, from += 3 * width, to += down) {
                rgb[to] = band[from];
                rgb[to + 1] = band[from + 1];
                rgb[to + 2] = band[from + 2];
            }
        }
        turned += waiting;
        waiting = 0;
    }

    /** The picture; rows that were not put are black. */
    Picture picture() {
        if (waiting > 0) {
            turn();
        }
        return new Picture(outWidth, outHeight, rgb);
    }
}
