package tsugiki.trust;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Changes of PNG files within their chunks, with right sums. */
final class PngChanges {

    private static final String[] TYPES = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "eXIf", "zTXt", "iTXt", "tEXt", "iCCP", "gAMA", "sBIT", "pHYs", "cHRM", "tIME",
        "hIST"};

    private PngChanges() {}

    record Chunk(String type, byte[] data) {}

    static byte[] change(byte[] png, byte[] other, SplittableRandom random) throws Exception {
        List<Chunk> chunks = chunks(png);
        int at = random.nextInt(chunks.size());
        Chunk chunk = chunks.get(at);
        switch (random.nextInt(8)) {
            case 0, 1 -> chunks.set(at, new Chunk(chunk.type(), Mutation.once(chunk.data(), other, random)));
            case 2 -> chunks.set(0, new Chunk("IHDR", Mutation.integer(chunks.get(0).data(), 0, 13, random)));
            case 3 -> chunks.add(random.nextInt(chunks.size() + 1), chunk);
            case 4 -> chunks.remove(at);
            case 5 -> chunks.set(at, new Chunk(TYPES[random.nextInt(TYPES.length)], chunk.data()));
            case 6 -> chunks.add(random.nextInt(chunks.size()), extra(random));
            default -> pixels(chunks, other, random);
        }
        return file(chunks);
    }

    /** Another stream of pixels, well compressed. */
    private static void pixels(List<Chunk> chunks, byte[] other, SplittableRandom random) throws Exception {
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).type().equals("IDAT")) {
                byte[] plain = new InflaterInputStream(new java.io.ByteArrayInputStream(chunks.get(i).data())).readNBytes(Mutation.LONGEST);
                chunks.set(i, new Chunk("IDAT", deflated(Mutation.once(plain, other, random))));
            }
        }
    }

    private static Chunk extra(SplittableRandom random) throws Exception {
        byte[] key = "Raw profile type exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return switch (random.nextInt(4)) {
            case 0 -> new Chunk("zTXt", joined(key, deflated(new byte[random.nextInt(1 << 22)])));
            case 1 -> new Chunk("iCCP", joined("profile\0\0".getBytes(StandardCharsets.ISO_8859_1), deflated(new byte[random.nextInt(1 << 22)])));
            case 2 -> new Chunk("eXIf", TiffChanges.orientation(random.nextInt(10), random.nextBoolean()));
            default -> new Chunk("iTXt", joined("XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                    ("<x tiff:Orientation=\"" + random.nextInt(12) + "\"/>").getBytes(StandardCharsets.UTF_8)));
        };
    }

    static byte[] deflated(byte[] plain) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, fast)) {
            deflate.write(plain);
        } finally {
            fast.end();
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png).position(8);
        while (in.remaining() >= 12) {
            byte[] data = new byte[Math.min(in.getInt(), in.remaining() - 4)];
            byte[] type = new byte[4];
            in.get(type).get(data).getInt();
            chunks.add(new Chunk(new String(type, StandardCharsets.ISO_8859_1), data));
        }
        return chunks;
    }

    static byte[] file(List<Chunk> chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        for (Chunk chunk : chunks) {
            byte[] typed = joined(chunk.type().getBytes(StandardCharsets.ISO_8859_1), chunk.data());
            CRC32 sum = new CRC32();
            sum.update(typed);
            out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.data().length).array());
            out.writeBytes(typed);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        }
        return out.toByteArray();
    }
}
