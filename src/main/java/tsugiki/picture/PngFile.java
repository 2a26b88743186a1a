package tsugiki.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG file's size, whether all its chunks are there with right sums, and what it notes of the camera.
 *
 * @param whole whether the end chunk was reached
 * @param sound whether the sums of the chunks that pixels need are right
 */
record PngFile(int width, int height, boolean whole, boolean sound) {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int TEXT = 0x74455874;
    private static final int ZTXT = 0x7A545874;
    private static final int ITXT = 0x69545874;

    /** Of zip, and one bit a pixel. */
    static final int MOST_PIXELS_A_BYTE = 8 * 1032;

    private static final String PROFILE = "Raw profile type exif";
    private static final String XMP = "XML:com.adobe.xmp";

    /** Pillow's limit too: a longer text holds no orientation, and may be made to fill the memory. */
    private static final int MAX_TEXT = 1 << 20;

    /** Sees each chunk: its type, where its data begins, how long it is. */
    private interface Visitor {
        void see(int type, int from, int length);
    }

    static boolean isPng(byte[] file) {
        return file.length >= 8 && ((long) i32(file, 0) << 32 | i32(file, 4) & 0xFFFFFFFFL) == SIGNATURE;
    }

    static PngFile of(byte[] file) {
        int[] size = new int[2];
        boolean[] sound = {true};
        boolean whole = walk(file, (type, from, length) -> {
            sound[0] &= !needed(type) || sumIsRight(file, from - 4, length + 4);
            if (type == IHDR && length >= 8) {
                size[0] = i32(file, from);
                size[1] = i32(file, from + 4);
            }
        });
        return new PngFile(size[0], size[1], whole, sound[0]);
    }

    /** The chunks that pixels need, and no others: no text is unpacked, no colour profile looked at. */
    static byte[] bare(byte[] file) {
        byte[] bare = new byte[file.length];
        int[] at = {8};
        System.arraycopy(file, 0, bare, 0, 8);
        walk(file, (type, from, length) -> {
            if (needed(type) || type == IEND) {
                System.arraycopy(file, from - 8, bare, at[0], length + 12);
                at[0] += length + 12;
            }
        });
        return at[0] == file.length ? file : Arrays.copyOf(bare, at[0]);
    }

    /** Its EXIF block and its XMP, before the pixels or after them; of several the last, as in Pillow. */
    static CameraNotes notes(byte[] file) {
        int[] exif = new int[2];
        int[] profile = new int[3];
        int[] xmp = new int[3];
        walk(file, (type, from, length) -> {
            if (type == EXIF) {
                keep(exif, from, length);
            } else if (type == TEXT || type == ZTXT || type == ITXT) {
                int[] place = isNamed(file, from, length, PROFILE) ? profile : isNamed(file, from, length, XMP) ? xmp : null;
                if (place != null) {
                    keep(place, from, length);
                    place[2] = type;
                }
            }
        });
        byte[] block = exif[1] > 0 ? Arrays.copyOfRange(file, exif[0], exif[0] + exif[1]) : unhexed(text(file, profile, PROFILE));
        return new CameraNotes(block, text(file, xmp, XMP));
    }

    private static void keep(int[] place, int from, int length) {
        place[0] = from;
        place[1] = length;
    }

    private static boolean needed(int type) {
        return type == IHDR || type == PLTE || type == TRNS || type == IDAT;
    }

    /** From chunk to chunk. Whether the end chunk was reached. */
    private static boolean walk(byte[] file, Visitor visitor) {
        int at = 8;
        while (at + 12 <= file.length) {
            int length = i32(file, at);
            if (length < 0 || length > file.length - at - 12) {
                return false;
            }
            int type = i32(file, at + 4);
            visitor.see(type, at + 8, length);
            if (type == IEND) {
                return true;
            }
            at += length + 12;
        }
        return false;
    }

    private static boolean isNamed(byte[] file, int from, int length, String name) {
        if (length <= name.length() || file[from + name.length()] != 0) {
            return false;
        }
        return new String(file, from, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    /** A text chunk's text, {@code place} being start, length and type; unpacked when it is packed. */
    private static String text(byte[] file, int[] place, String name) {
        int at = place[0] + name.length() + 1;
        int end = place[0] + place[1];
        boolean packed = place[2] == ZTXT;
        if (place[2] == ITXT) {
            packed = at < end && file[at] == 1;
            at = afterZero(file, afterZero(file, at + 2, end), end); // flag, method, language, translated name
        } else if (packed) {
            at++; // method
        }
        if (place[1] == 0 || at >= end) {
            return "";
        }
        return packed ? unpacked(file, at, end - at) : new String(file, at, end - at, StandardCharsets.ISO_8859_1);
    }

    private static int afterZero(byte[] file, int at, int end) {
        int to = at;
        while (to < end && file[to] != 0) {
            to++;
        }
        return to + 1;
    }

    private static String unpacked(byte[] file, int from, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, length);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!inflater.finished() && text.size() <= MAX_TEXT) {
                int count = inflater.inflate(part);
                if (count == 0) {
                    break;
                }
                text.write(part, 0, count);
            }
            return text.size() > MAX_TEXT ? "" : text.toString(StandardCharsets.ISO_8859_1);
        } catch (DataFormatException e) { // a damaged note says nothing about the pixels
            return "";
        } finally {
            inflater.end();
        }
    }

    /** ImageMagick's profile: an empty line, a name, a length, then the bytes in hexadecimal. */
    private static byte[] unhexed(String profile) {
        String[] parts = profile.split("\n", 4);
        String hex = parts.length < 4 ? "" : parts[3].replaceAll("\\s", "");
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(hex.charAt(2 * i), 16);
            int low = Character.digit(hex.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return new byte[0];
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static boolean sumIsRight(byte[] file, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(file, from, length);
        return (int) sum.getValue() == i32(file, from + length);
    }

    private static int i32(byte[] file, int at) {
        return (file[at] & 255) << 24 | (file[at + 1] & 255) << 16 | (file[at + 2] & 255) << 8 | file[at + 3] & 255;
    }
}
