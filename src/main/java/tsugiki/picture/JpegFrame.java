package tsugiki.picture;

/**
 * What a JPEG's frame header says.
 *
 * @param coding its marker: {@code C0} and {@code C1} all at once, {@code C2} progressive, {@code C3} lossless, {@code C9} and
 *     more arithmetic; 0 when no frame header was found
 * @param bits of a sample
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param ids the components' identifiers
 * @param factors of sampling, two for each component: across and down
 */
record JpegFrame(int coding, int bits, int width, int height, int components, int ids, int[] factors) {

    static final JpegFrame NONE = new JpegFrame(0, 0, 0, 0, 0, 0, new int[0]);

    private static final int PROGRESSIVE = 0xC2;
    private static final int LOSSLESS = 0xC3;
    private static final int FIRST_ARITHMETIC = 0xC9;

    /** The first frame header of a file, without a look at its pixels; {@link #NONE} without one. */
    static JpegFrame of(byte[] file) {
        JpegFrame[] found = {NONE};
        JpegSegments.walk(file, (marker, from, to) -> {
            found[0] = of(file, marker, from, to);
            return found[0].components == 0;
        });
        return found[0];
    }

    /** What a segment says; {@link #NONE} if it is no frame header. */
    static JpegFrame of(byte[] file, int marker, int from, int to) {
        boolean tables = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        if (marker < 0xC0 || marker > 0xCF || tables || to - from < 6) {
            return NONE;
        }
        int components = file[from + 5] & 255;
        int whole = Math.min(components, (to - from - 6) / 3);
        int[] factors = new int[2 * whole];
        int ids = 0;
        for (int c = 0; c < whole; c++) {
            int at = from + 6 + 3 * c;
            ids = ids << 8 | file[at] & 255;
            factors[2 * c] = (file[at + 1] & 255) >> 4;
            factors[2 * c + 1] = file[at + 1] & 15;
        }
        return new JpegFrame(marker, file[from] & 255, JpegSegments.u16(file, from + 3), JpegSegments.u16(file, from + 1),
                components, ids, factors);
    }

    /** Columns that are decoded: whole units of 8 by the largest factor of sampling, also of a picture one pixel wide. */
    long decodedColumns() {
        return decoded(width, 0);
    }

    /** The same of rows. */
    long decodedRows() {
        return decoded(height, 1);
    }

    private long decoded(int side, int from) {
        int unit = 8;
        for (int i = from; i < factors.length; i += 2) {
            unit = Math.max(unit, 8 * factors[i]);
        }
        return ((long) side + unit - 1) / unit * unit;
    }

    boolean isProgressive() {
        return coding == PROGRESSIVE;
    }

    boolean isArithmetic() {
        return coding >= FIRST_ARITHMETIC;
    }

    /** Lossless JPEG is not in the library inside Java. */
    boolean isLossless() {
        return coding == LOSSLESS;
    }

    /** Whether luma has twice the rows of both colours, and as many columns. */
    boolean hasColoursOfSecondRows() {
        return factors.length == 6 && factors[0] == factors[2] && factors[0] == factors[4]
                && factors[1] == 2 * factors[3] && factors[1] == 2 * factors[5];
    }

    /** @throws PictureFault when the file is of a kind that some Javas read, but this one did not */
    void requireKnown() throws PictureFault {
        if (isArithmetic()) {
            throw PictureFault.unknown("it is a JPEG with arithmetic coding, which this Java does not read");
        }
        if (coding >= 0xC5 && coding <= 0xC7) {
            throw PictureFault.foreign("a JPEG in several resolutions");
        }
        if (coding != 0 && !isLossless() && bits != 8) {
            throw PictureFault.foreign("a JPEG of " + bits + " bits");
        }
    }
}
