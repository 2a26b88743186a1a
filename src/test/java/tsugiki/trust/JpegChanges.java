package tsugiki.trust;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes of JPEG files by their segments. */
final class JpegChanges {

    private static final int[] MARKERS = {0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xCA, 0xD0, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE, 0x00};
    private static final byte[] EMPTY_SCAN = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 0x3F, 0};

    private JpegChanges() {}

    /** Marker and length first, as in the file; a scan carries its data. */
    static byte[] change(byte[] jpeg, byte[] other, SplittableRandom random) {
        List<byte[]> parts = parts(jpeg);
        int at = 1 + random.nextInt(parts.size() - 1);
        byte[] part = parts.get(at);
        switch (random.nextInt(9)) {
            case 0 -> parts.set(at, Mutation.number(part, 2, 2, Mutation.interesting(part.length - 2, random), true));
            case 1, 2 -> parts.set(at, joined(part, 4, Mutation.once(Arrays.copyOfRange(part, Math.min(4, part.length), part.length), other, random)));
            case 3 -> parts.add(1 + random.nextInt(parts.size()), part);
            case 4 -> parts.remove(at);
            case 5 -> parts.set(at, Mutation.number(part, 1, 1, MARKERS[random.nextInt(MARKERS.length)], true));
            case 6 -> parts.add(1, extra(random));
            case 7 -> frame(parts, random);
            default -> scans(parts, random);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static void frame(List<byte[]> parts, SplittableRandom random) {
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            if (part.length > 9 && (part[1] == (byte) 0xC0 || part[1] == (byte) 0xC2)) {
                parts.set(i, Mutation.number(part, 4 + random.nextInt(part.length - 4), 1 + random.nextInt(2), Mutation.interesting(part.length, random), true));
            }
        }
    }

    private static void scans(List<byte[]> parts, SplittableRandom random) {
        for (int count = random.nextInt(200); count > 0; count--) {
            parts.add(parts.size() - 1, EMPTY_SCAN);
        }
    }

    private static byte[] extra(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> segment(0xE1, PngChanges.joined("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), TiffChanges.orientation(random.nextInt(10),
                    random.nextBoolean())));
            case 1 -> segment(0xE1, PngChanges.joined("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1),
                    ("<x tiff:Orientation=\"" + random.nextInt(12) + "\"/>").getBytes(StandardCharsets.UTF_8)));
            case 2 -> segment(0xEE, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) random.nextInt(4)});
            default -> segment(0xE2, PngChanges.joined("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1),
                    new byte[] {(byte) random.nextInt(3), (byte) random.nextInt(3), 0, 0, 2, 12, 'l', 'c', 'm', 's'}));
        };
    }

    static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4).put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2)).put(content).array();
    }

    private static byte[] joined(byte[] part, int keep, byte[] rest) {
        return PngChanges.joined(Arrays.copyOf(part, Math.min(keep, part.length)), rest);
    }

    private static List<byte[]> parts(byte[] jpeg) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOf(jpeg, 2));
        int at = 2;
        while (at + 4 <= jpeg.length) {
            boolean scan = jpeg[at + 1] == (byte) 0xDA;
            int end = at + 2 + ((jpeg[at + 2] & 255) << 8 | jpeg[at + 3] & 255);
            while (scan && end + 1 < jpeg.length && (jpeg[end] != (byte) 0xFF || jpeg[end + 1] == 0 || (jpeg[end + 1] & 0xF8) == 0xD0)) {
                end++;
            }
            parts.add(Arrays.copyOfRange(jpeg, at, Math.min(end, jpeg.length)));
            at = end;
        }
        parts.add(Arrays.copyOfRange(jpeg, Math.min(at, jpeg.length), jpeg.length));
        return parts;
    }
}
