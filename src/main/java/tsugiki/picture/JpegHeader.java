package tsugiki.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * What a JPEG file says before its pixels, and whether its end is there.
 *
 * @param frame {@link JpegFrame#NONE} when there is none
 * @param jfif whether a JFIF segment was seen
 * @param adobe Adobe's colour transform (0 none, 1 YCbCr, 2 YCCK), or -1 without such a segment
 * @param whole whether the end-of-image marker is there
 * @param scans how many times the decoder goes over the pixels
 * @param tables the segments before the first scan that a decoder needs
 * @param pixels where the first scan begins
 */
record JpegHeader(JpegFrame frame, boolean jfif, int adobe, boolean whole, int scans, byte[] tables, int pixels) {

    private static final byte[] JFIF = {(byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
    private static final byte[] ADOBE = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0};

    /** Encoders write 1 to 20; more are decoded where that takes little time. */
    private static final int USUAL_SCANS = 20;
    private static final long MOST_WORK = 200_000_000;

    /** A row costs as much as so many pixels more: it is handed over anew in each scan. */
    private static final int ROW = 16;

    /** Every block of 8 x 8 pixels takes at least one bit. */
    private static final int MOST_PIXELS_A_BYTE = 8 * 64;
    private static final int RGB_IDS = ('R' << 16) + ('G' << 8) + 'B';

    static boolean isJpeg(byte[] file) {
        return file.length > 2 && (file[0] & 255) == 0xFF && (file[1] & 255) == 0xD8;
    }

    /** Walks the whole file. One that is cut off or malformed gives what was found, and not {@link #whole}. */
    static JpegHeader of(byte[] file) {
        Reading reading = new Reading(file);
        boolean whole = JpegSegments.walk(file, reading);
        return new JpegHeader(reading.frame, reading.jfif, reading.adobe, whole, reading.scans, reading.tables.toByteArray(), reading.pixels);
    }

    /** Refuses what would fill memory or time with nothing; nothing is decoded for it. @param bytes the file's length */
    void requireHonest(int bytes) throws PictureFault {
        long size = (long) frame.width() * frame.height();
        if (!frame.isArithmetic() && size > (long) MOST_PIXELS_A_BYTE * bytes) {
            throw PictureFault.damaged("too short for " + frame.width() + " x " + frame.height() + " pixels");
        }
        if (scans > USUAL_SCANS && scans * frame.decodedRows() * (frame.decodedColumns() + ROW) > MOST_WORK) {
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
        head.write(JpegSegments.START_OF_IMAGE);
        if (frame.components() == 3 && isYCbCr()) {
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
        return frame.ids() != RGB_IDS;
    }

    /** What the segments have said so far. */
    private static final class Reading implements JpegSegments.Visitor {
        private final byte[] file;
        private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
        private JpegFrame frame = JpegFrame.NONE;
        private boolean jfif;
        private int adobe = -1;
        private int scans;
        private int pixels;

        Reading(byte[] file) {
            this.file = file;
            this.pixels = file.length;
        }

        @Override
        public boolean see(int marker, int from, int to) {
            if (marker == JpegSegments.START_OF_SCAN) {
                pixels = scans++ == 0 ? from - 4 : pixels;
            } else if (marker == 0xE0 && starts(from, to, "JFIF\0")) {
                jfif = true;
            } else if (marker == 0xEE && to - from >= 12 && starts(from, to, "Adobe")) {
                adobe = file[from + 11] & 255;
            }
            if (scans == 0 && marker < 0xE0) {
                tables.write(file, from - 4, to - from + 4);
            }
            frame = frame.components() == 0 ? JpegFrame.of(file, marker, from, to) : frame;
            return true;
        }

        private boolean starts(int from, int to, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return to - from >= bytes.length && Arrays.equals(file, from, from + bytes.length, bytes, 0, bytes.length);
        }
    }
}
