package tsugiki.trust;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes of WebP files within their chunks, with right lengths. */
final class WebpChanges {

    private static final String[] TYPES = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "EXIF", "XMP ", "ICCP", "none"};
    private static final int FIRST = 12;
    private static final int HEAD = 8;

    private WebpChanges() {}

    record Chunk(String type, byte[] data) {}

    static byte[] change(byte[] webp, byte[] other, SplittableRandom random) {
        List<Chunk> chunks = chunks(webp);
        if (chunks.isEmpty()) {
            return Mutation.once(webp, other, random);
        }
        int at = random.nextInt(chunks.size());
        Chunk chunk = chunks.get(at);
        switch (random.nextInt(7)) {
            case 0, 1 -> chunks.set(at, new Chunk(chunk.type(), Mutation.once(chunk.data(), other, random)));
            case 2 -> chunks.set(at, new Chunk(chunk.type(), Mutation.integer(chunk.data(), 0, Math.min(10, chunk.data().length), random)));
            case 3 -> chunks.add(random.nextInt(chunks.size() + 1), chunk);
            case 4 -> chunks.set(at, new Chunk(TYPES[random.nextInt(TYPES.length)], chunk.data()));
            case 5 -> chunks.add(random.nextInt(chunks.size() + 1), new Chunk("EXIF", TiffChanges.orientation(random.nextInt(10), random.nextBoolean())));
            default -> chunks.add(0, extended(random));
        }
        return file(chunks);
    }

    /** The head of a file with more than pixels: flags, and a size that need not be the picture's. */
    static Chunk extended(SplittableRandom random) {
        byte[] data = new byte[10];
        random.nextBytes(data);
        if (random.nextBoolean()) {
            data = new byte[] {(byte) (random.nextInt(64)), 0, 0, 0, 11, 0, 0, 7, 0, 0};
        }
        return new Chunk("VP8X", data);
    }

    static List<Chunk> chunks(byte[] webp) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = FIRST; at + HEAD <= webp.length;) {
            int from = (int) at;
            long length = Math.min(file.getInt(from + 4) & 0xFFFFFFFFL, webp.length - from - HEAD);
            byte[] data = Arrays.copyOfRange(webp, from + HEAD, (int) (from + HEAD + length));
            chunks.add(new Chunk(new String(webp, from, 4, StandardCharsets.ISO_8859_1), data));
            at += HEAD + length + length % 2;
        }
        return chunks;
    }

    static byte[] file(List<Chunk> chunks) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        chunks.forEach(chunk -> {
            inner.writeBytes(head(chunk.type(), chunk.data().length));
            inner.writeBytes(chunk.data());
            inner.writeBytes(new byte[chunk.data().length % 2]);
        });
        return PngChanges.joined(head("RIFF", inner.size()), inner.toByteArray());
    }

    private static byte[] head(String type, int length) {
        return ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN).put(type.getBytes(StandardCharsets.ISO_8859_1), 0, 4).putInt(length).array();
    }
}
