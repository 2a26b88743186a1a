package tsugiki.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/**
 * What a JPEG file says before its pixels, and whether its end is there.
 *
 * @param width pixels; 0 when no frame header was found
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param ids the components' identifiers
 * @param jfif whether a JFIF segment was seen
 * @param adobe Adobe's colour transform (0 none, 1 YCbCr, 2 YCCK), or -1 without such a segment
 * @param whole whether the end-of-image marker is there
 * @param coding what kind of frame: {@code C0} and {@code C1} all at once, {@code C2} progressive, {@code C9} and more arithmetic
 * @param scans how many times the decoder goes over the pixels
 * @param tables the segments before the first scan that a decoder needs
 * @param pixels where the first scan begins
 */
record JpegHeader(int width, int height, int components, int ids, boolean jfif, int adobe, boolean whole,
        int coding, int scans, byte[] tables, int pixels) {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int PROGRESSIVE = 0xC2;
    private static final int FIRST_ARITHMETIC = 0xC9;
    private static final byte[] JFIF = {(byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
    private static final byte[] ADOBE = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0};

    /** Encoders write 1 to 20; more are decoded where that takes little time. */
    private static final int USUAL_SCANS = 20;
    private static final long MOST_WORK = 500_000_000;

    /** Every block of 8 x 8 pixels takes at least one bit. */
    private static final int MOST_PIXELS_A_BYTE = 8 * 64;
    private static final int RGB_IDS = ('R' << 16) + ('G' << 8) + 'B';

    static boolean isJpeg(byte[] file) {
        return file.length > 2 && (file[0] & 255) == 0xFF && (file[1] & 255) == 0xD8;
    }

    /** Walks the markers. A file that is cut off or malformed gives what was found, and not {@link #whole}. */
    static JpegHeader of(byte[] file) {
        return new Walk(file).run(false);
    }

    /** The same up to the frame header, without a look at the pixels. */
    static JpegHeader frame(byte[] file) {
        return new Walk(file).run(true);
    }

    boolean isProgressive() {
        return coding == PROGRESSIVE;
    }

    /** Refuses what would fill memory or time with nothing; nothing is decoded for it. @param bytes the file's length */
    void requireHonest(int bytes) throws PictureFault {
        if (coding < FIRST_ARITHMETIC && (long) width * height > (long) MOST_PIXELS_A_BYTE * bytes) {
            throw PictureFault.damaged("too short for " + width + " x " + height + " pixels");
        }
        if (scans > USUAL_SCANS && (long) scans * width * height > MOST_WORK) {
            throw PictureFault.unknown("it goes over its pixels " + scans + " times, which may take minutes");
        }
    }

    /**
     * The file as its decoder gets it: without notes, colour profiles and small pictures, which are not
     * needed and may claim much memory, and saying plainly whether its colours are luma and chroma.
     */
    ImageInputStream decodable(byte[] file) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0xFF);
        head.write(START_OF_IMAGE);
        if (components == 3 && isYCbCr()) {
            head.writeBytes(JFIF);
        } else if (adobe >= 0) {
            head.writeBytes(ADOBE);
            head.write(adobe);
        }
        head.writeBytes(tables);
        return new JoinedStream(head.toByteArray(), file, pixels);
    }

    /** Whether three components are luma and chroma, by the rules of the JPEG group's library. */
    boolean isYCbCr() {
        if (jfif || adobe >= 0) {
            return jfif || adobe != 0;
        }
        return ids != RGB_IDS;
    }

    /** The walk from marker to marker. */
    private static final class Walk {
        private final byte[] file;
        private int at = 2;
        private int width;
        private int height;
        private int components;
        private int ids;
        private boolean jfif;
        private int adobe = -1;
        private int coding;
        private int scans;
        private int pixels = -1;
        private final ByteArrayOutputStream tables = new ByteArrayOutputStream();

        Walk(byte[] file) {
            this.file = file;
        }

        JpegHeader run(boolean toFrame) {
            boolean whole = false;
            for (int marker = nextMarker(); marker >= 0 && !(toFrame && components > 0); marker = nextMarker()) {
                if (marker == END_OF_IMAGE) {
                    whole = true;
                    break;
                }
                if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                    continue; // stands alone
                }
                int length = at + 1 < file.length ? u16(at) : 0;
                if (length < 2 || at + length > file.length) {
                    break;
                }
                if (marker == START_OF_SCAN) {
                    pixels = scans++ == 0 ? at - 2 : pixels;
                }
                segment(marker, at + 2, at + length);
                at += length;
                if (marker == START_OF_SCAN) {
                    skipScan();
                }
            }
            return new JpegHeader(width, height, components, ids, jfif, adobe, whole,
                    coding, scans, tables.toByteArray(), pixels < 0 ? file.length : pixels);
        }

        private int nextMarker() {
            while (at + 1 < file.length) {
                int code = file[at + 1] & 255;
                if ((file[at] & 255) == 0xFF && code != 0 && code != 0xFF) {
                    at += 2;
                    return code;
                }
                at++;
            }
            return -1;
        }

        /** Compressed data: FF 00 is a value, FF D0..D7 a restart, anything else the next marker. */
        private void skipScan() {
            while (at + 1 < file.length) {
                int code = file[at + 1] & 255;
                if (file[at] == (byte) 0xFF && code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
                    return;
                }
                at++;
            }
        }

        private void segment(int marker, int from, int to) {
            if (scans == 0 && marker < 0xE0) {
                tables.write(file, from - 4, to - from + 4);
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame && to - from >= 6 && components == 0) {
                coding = marker;
                frame(from, to);
            } else if (marker == 0xE0 && starts(from, to, "JFIF\0")) {
                jfif = true;
            } else if (marker == 0xEE && to - from >= 12 && starts(from, to, "Adobe")) {
                adobe = file[from + 11] & 255;
            }
        }

        private void frame(int from, int to) {
            height = u16(from + 1);
            width = u16(from + 3);
            components = file[from + 5] & 255;
            for (int c = 0; c < components && from + 6 + 3 * c < to; c++) {
                ids = ids << 8 | file[from + 6 + 3 * c] & 255;
            }
        }

        private boolean starts(int from, int to, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < bytes.length; i++) {
                if (from + i >= to || file[from + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }

        private int u16(int index) {
            return (file[index] & 255) << 8 | file[index + 1] & 255;
        }
    }
}
