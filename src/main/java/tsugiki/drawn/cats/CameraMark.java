package tsugiki.drawn.cats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import tsugiki.base.Text;

/** What a camera writes beside the pixels: EXIF, as a big-endian TIFF of two directories. */
final class CameraMark {

    static final int UPRIGHT = 1;
    /** Held on its side: a quarter turn to the right makes the picture upright. */
    static final int SIDEWAYS = 6;

    private static final int MARKER = 2;
    private static final int HEADER = 8;
    private static final int FIRST = 2 + 2 * 12 + 4;
    private static final int SECOND = 2 + 12 + 4;
    private static final int TEXT = 20;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;

    private CameraMark() {}

    /**
     * The same JPEG with a note, right after its first marker.
     *
     * @param orientation EXIF's, 1..8
     * @param taken its DateTimeOriginal
     */
    static byte[] on(byte[] jpeg, int orientation, LocalDateTime taken) {
        ByteBuffer note = ByteBuffer.allocate(MARKER + 2 + 6 + HEADER + FIRST + SECOND + TEXT);
        note.putShort((short) 0xFFE1).putShort((short) (note.capacity() - MARKER)).put(ascii("Exif\0\0"));
        note.put(ascii("MM")).putShort((short) 42).putInt(HEADER);
        note.putShort((short) 2);
        entry(note, 0x0112, SHORT, 1, orientation << 16);
        entry(note, 0x8769, LONG, 1, HEADER + FIRST);
        note.putInt(0).putShort((short) 1);
        entry(note, 0x9003, ASCII, TEXT, HEADER + FIRST + SECOND);
        note.putInt(0).put(ascii(time(taken) + "\0"));
        return ByteBuffer.allocate(jpeg.length + note.capacity()).put(jpeg, 0, MARKER).put(note.array()).put(jpeg, MARKER, jpeg.length - MARKER).array();
    }

    private static String time(LocalDateTime taken) {
        return Text.of("%04d:%02d:%02d %02d:%02d:%02d", taken.getYear(), taken.getMonthValue(), taken.getDayOfMonth(),
                taken.getHour(), taken.getMinute(), taken.getSecond());
    }

    private static void entry(ByteBuffer note, int tag, int type, int count, int value) {
        note.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
