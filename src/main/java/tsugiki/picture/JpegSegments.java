package tsugiki.picture;

/** Walks a JPEG file's segments up to its first scan, and tells what its frame says. */
final class JpegSegments {

    private static final int LOSSLESS = 0xC3;
    private static final int START_OF_SCAN = 0xDA;

    private JpegSegments() {}

    /** Sees each segment: its marker, where its content begins and ends. */
    interface Visitor {
        void see(int marker, int from, int to);
    }

    /** Stops at the first scan, or where the segments are damaged. */
    static void walk(byte[] file, Visitor visitor) {
        int at = 2;
        while (at + 4 <= file.length && file[at] == (byte) 0xFF) {
            int marker = file[at + 1] & 255;
            if (marker == 0xFF) { // fills
                at++;
                continue;
            }
            int to = at + 2 + ((file[at + 2] & 255) << 8 | file[at + 3] & 255);
            if (marker == START_OF_SCAN || to < at + 4 || to > file.length) {
                break;
            }
            visitor.see(marker, at + 4, to);
            at = to;
        }
    }

    /** The frame's marker, precision, and for each component its two sampling factors; empty without a frame. */
    static int[] frame(byte[] file) {
        int[][] frame = {new int[0]};
        walk(file, (marker, from, to) -> {
            boolean tables = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
            if (marker >= 0xC0 && marker <= 0xCF && !tables && frame[0].length == 0 && to - from >= 6) {
                int count = Math.min(file[from + 5] & 255, (to - from - 6) / 3);
                frame[0] = new int[2 + 2 * count];
                frame[0][0] = marker;
                frame[0][1] = file[from] & 255;
                for (int c = 0; c < count; c++) {
                    int factors = file[from + 7 + 3 * c] & 255;
                    frame[0][2 + 2 * c] = factors >> 4;
                    frame[0][3 + 2 * c] = factors & 15;
                }
            }
        });
        return frame[0];
    }

    /** Lossless JPEG is not in the library inside Java. */
    static boolean isLossless(byte[] file) {
        int[] frame = frame(file);
        return frame.length > 0 && frame[0] == LOSSLESS;
    }

    /** @throws PictureFault when the file is of a kind that some Javas read, but this one did not */
    static void requireKnown(byte[] file) throws PictureFault {
        int[] frame = frame(file);
        int marker = frame.length == 0 ? 0 : frame[0];
        if (marker >= 0xC9) {
            throw PictureFault.unknown("it is a JPEG with arithmetic coding, which this Java does not read");
        }
        if (marker >= 0xC5 && marker <= 0xC7) {
            throw PictureFault.foreign("a JPEG in several resolutions");
        }
        if (marker != 0 && marker != LOSSLESS && frame[1] != 8) {
            throw PictureFault.foreign("a JPEG of " + frame[1] + " bits");
        }
    }
}
