package tsugiki.picture;

import java.util.Arrays;
import java.util.Set;

/**
 * How the pixels of a TIFF file's first page are written.
 *
 * @param photometric what the samples mean: 0 and 1 grey (0: white is zero), 2 RGB, 3 palette, 5 ink, 6 YCbCr, 8 L*a*b*
 * @param compression 1 none, 5 LZW, 6 and 7 JPEG, 8 and 32946 zip, ...
 * @param format 1 unsigned, 2 signed, 3 floating point
 * @param bits of one sample
 * @param samples of one pixel, with extra ones
 * @param alpha 0 no transparency, 1 colours already multiplied by it, 2 not
 */
record TiffForm(long width, long height, int photometric, int compression, int format, int bits, int samples, int alpha) {

    static final int WHITE_IS_ZERO = 0;
    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int INK = 5;
    static final int YCBCR = 6;
    static final int LAB = 8;

    static final int OLD_JPEG = 6;
    static final int JPEG = 7;

    static final int UNSIGNED = 1;
    static final int SIGNED = 2;
    static final int FLOAT = 3;

    /** None, CCITT (three forms), LZW, JPEG (two forms), zip (two numbers), PackBits. */
    private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, OLD_JPEG, JPEG, 8, 32_946, 32_773);
    private static final int SUBSAMPLING = 530;

    /** More of a pixel's samples are no picture; Pillow's limit too. */
    private static final int MAX_SAMPLES = 6;

    /** @throws PictureFault when it is of a kind that would not be read rightly */
    static TiffForm of(Ifd page) throws PictureFault {
        int compression = (int) page.number(259, 1);
        int samples = (int) page.number(277, compression == OLD_JPEG ? 3 : 1);
        int photometric = (int) page.number(262, compression == OLD_JPEG ? YCBCR : -1);
        int bits = uniform(page.numbers(258), 1);
        int format = uniform(page.numbers(339), UNSIGNED);
        int colours = colours(photometric);
        boolean paged = samples >= colours && samples <= MAX_SAMPLES;
        int alpha = colours == 0 || !paged ? 0 : alpha(page.numbers(338), samples - colours);
        TiffForm form = new TiffForm(page.number(256, 0), page.number(257, 0), photometric, compression, format, bits, samples, alpha);
        if (!COMPRESSIONS.contains(compression)) {
            throw PictureFault.foreign("a TIFF of compression " + compression);
        }
        if (!paged || !form.isKnown() || form.isJpeg() && !form.isKnownJpeg()
                || photometric == YCBCR && !form.isJpeg() && !page.has(SUBSAMPLING)) { // the default there is written by nobody
            throw PictureFault.foreign("a TIFF of " + form.words());
        }
        return form;
    }

    /** Samples of a pixel that are colour; 0 for photometric values not known here. */
    static int colours(int photometric) {
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
            case RGB, YCBCR, LAB -> 3;
            case INK -> 4;
            default -> 0;
        };
    }

    /** Whether the samples are in JPEG streams, whose decoder gives colours. */
    boolean isJpeg() {
        return compression == OLD_JPEG || compression == JPEG;
    }

    /** Whether TwelveMonkeys changes nothing in an image's samples, so that no second copy need be asked for. */
    boolean isPlain() {
        return format == UNSIGNED && bits >= 8 && samples == colours(photometric) && (photometric == RGB || photometric == BLACK_IS_ZERO);
    }

    private boolean isKnown() {
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO -> format == FLOAT ? bits == 32 && samples == 1
                    : format == SIGNED ? bits == 8 || bits == 16 || bits == 32
                    : bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 12 || bits == 16 || bits == 32;
            case PALETTE -> format == UNSIGNED && (bits == 1 || bits == 2 || bits == 4 || bits == 8);
            case RGB, INK -> format == UNSIGNED && (bits == 8 || bits == 16);
            case YCBCR, LAB -> format == UNSIGNED && bits == 8 && samples == 3;
            default -> false;
        };
    }

    private boolean isKnownJpeg() {
        return bits == 8 && samples == colours(photometric) && photometric != WHITE_IS_ZERO && photometric != PALETTE && photometric != LAB;
    }

    private String words() {
        String unit = format == FLOAT ? "-bit floating point" : " bits";
        String meaning = switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO -> "grey";
            case RGB -> "RGB";
            case PALETTE -> "a palette";
            case INK -> "ink";
            case YCBCR -> "YCbCr";
            case LAB -> "L*a*b*";
            default -> photometric < 0 ? "colours it does not name" : "photometric interpretation " + photometric;
        };
        return (isJpeg() ? "JPEG, " : "") + meaning + " in " + samples + " samples of " + (bits < 0 ? "several sizes" : bits + unit);
    }

    /** The one value of all samples, or -1 where they differ. */
    private static int uniform(long[] values, int otherwise) {
        if (values.length == 0) {
            return otherwise;
        }
        return Arrays.stream(values).allMatch(v -> v == values[0]) ? (int) values[0] : -1;
    }

    /** Of a sample too many the first is transparency, unless the file says it is nothing (0). */
    private static int alpha(long[] extras, int surplus) {
        if (surplus == 0) {
            return 0;
        }
        return extras.length == 0 || extras[0] > 2 ? 2 : (int) extras[0];
    }
}
