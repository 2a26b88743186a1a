package tsugiki.picture;

/** Walks a JPEG file from marker to marker. */
final class JpegSegments {

    static final int START_OF_IMAGE = 0xD8;
    static final int END_OF_IMAGE = 0xD9;
    static final int START_OF_SCAN = 0xDA;

    private JpegSegments() {}

    /** Sees each segment: its marker, where its content begins and ends. */
    interface Visitor {
        /** @return whether it wants to see more */
        boolean see(int marker, int from, int to);
    }

    /**
     * Passes over pixels, fill bytes and what stands between segments, as Pillow and the JPEG group's library do; stops
     * at a segment that is cut off.
     *
     * @return whether the end-of-image marker is there
     */
    static boolean walk(byte[] file, Visitor visitor) {
        for (int at = 2; at + 1 < file.length; at++) {
            int marker = file[at + 1] & 255;
            boolean alone = marker < 2 || marker >= 0xD0 && marker <= START_OF_IMAGE || marker == 0xFF;
            if (file[at] != (byte) 0xFF || alone) {
                continue;
            }
            if (marker == END_OF_IMAGE) {
                return true;
            }
            int to = at + 3 < file.length ? at + 2 + u16(file, at + 2) : 0;
            if (to < at + 4 || to > file.length || !visitor.see(marker, at + 4, to)) {
                return false;
            }
            at = to - 1;
        }
        return false;
    }

    static int u16(byte[] file, int index) {
        return (file[index] & 255) << 8 | file[index + 1] & 255;
    }
}
