package tsugiki.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tsugiki.base.Text;

/** Changes of zip and tar archives that keep them archives. */
final class ArchiveChanges {

    private static final String[] NAMES = {"../x", "/x", "a/../../x", "jpg/", "jpg", ".", "..", "", "a\0b", "C:\\x", "jpg/\u001b[31m.jpg", "x".repeat(99),
        "jpg/image_00001.jpg/y"};
    private static final char[] KINDS = {'0', '1', '2', '3', '5', '6', '7', 'L', 'K', 'x', 'g', 'S', 'V', '\0', 'Z'};
    private static final int HEADER = 512;
    private static final LocalDateTime THEN = LocalDateTime.of(2020, 1, 1, 0, 0);

    private ArchiveChanges() {}

    /** One entry's content is changed and the archive written anew with right sums; the pickle most often. */
    static byte[] zip(byte[] zip, byte[] other, SplittableRandom random) throws Exception {
        Map<String, byte[]> entries = entries(zip);
        List<String> names = List.copyOf(entries.keySet());
        String pickle = names.stream().filter(name -> name.endsWith("data.pkl")).findFirst().orElse(names.get(0));
        String name = random.nextInt(4) > 0 ? pickle : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> entries.remove(name);
            case 1 -> entries.put(name + "/" + NAMES[random.nextInt(NAMES.length)], entries.get(name));
            default -> entries.compute(name, (n, content) -> name.equals(pickle) && random.nextInt(3) > 0
                    ? PickleChanges.change(content, other, random) : Mutation.once(content, other, random));
        }
        return stored(entries, random.nextInt(8) > 0);
    }

    /** As {@link #zip} of a data set's archive, or a number in a header, of the directory or of an entry. */
    static byte[] packed(byte[] zip, byte[] other, SplittableRandom random) throws Exception {
        if (random.nextBoolean()) {
            String text = new String(zip, StandardCharsets.ISO_8859_1);
            int at = text.indexOf("PK", random.nextInt(zip.length));
            return Mutation.integer(zip, Math.max(0, at), Math.min(zip.length, Math.max(0, at) + 46), random);
        }
        Map<String, byte[]> entries = entries(zip);
        List<String> names = List.copyOf(entries.keySet());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> entries.remove(name);
            case 1 -> entries.put(NAMES[random.nextInt(NAMES.length)], entries.get(name));
            default -> entries.compute(name, (n, content) -> Mutation.once(content, other, random));
        }
        return stored(entries, random.nextBoolean());
    }

    private static Map<String, byte[]> entries(byte[] zip) throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readNBytes(Mutation.LONGEST));
            }
        }
        return entries;
    }

    static byte[] stored(Map<String, byte[]> entries, boolean plain) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(plain ? ZipOutputStream.STORED : ZipOutputStream.DEFLATED);
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(e.getKey());
                entry.setTimeLocal(THEN);
                CRC32 sum = new CRC32();
                sum.update(e.getValue());
                entry.setSize(e.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(e.getValue());
            }
        }
        return out.toByteArray();
    }

    /** One header of a tar is changed and its sum made right, or its bytes anywhere; then it is compressed again. */
    static byte[] tgz(byte[] tgz, byte[] other, SplittableRandom random) throws Exception {
        byte[] tar;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(tgz))) {
            tar = in.readNBytes(Mutation.LONGEST);
        }
        int blocks = Math.max(1, tar.length / HEADER);
        tar = random.nextInt(5) == 0 ? Mutation.once(tar, other, random) : header(tar, HEADER * random.nextInt(Math.min(blocks, 12)), random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(tar);
        }
        return out.toByteArray();
    }

    private static byte[] header(byte[] tar, int at, SplittableRandom random) {
        byte[] out = tar.clone();
        switch (random.nextInt(6)) {
            case 0 -> field(out, at, 100, NAMES[random.nextInt(NAMES.length)]);
            case 1 -> field(out, at + 124, 12, Long.toOctalString(Math.abs(Mutation.interesting(tar.length, random))));
            case 2 -> out = Mutation.number(out, at + 124, 8, Mutation.interesting(tar.length, random) | Long.MIN_VALUE, true);
            case 3 -> out[at + 156] = (byte) KINDS[random.nextInt(KINDS.length)];
            case 4 -> field(out, at + 157, 100, NAMES[random.nextInt(NAMES.length)]);
            default -> out = Mutation.integer(out, at, Math.min(out.length, at + HEADER), random);
        }
        field(out, at + 148, 8, " ".repeat(8));
        int sum = 0;
        for (int i = at; i < at + HEADER; i++) {
            sum += out[i] & 255;
        }
        field(out, at + 148, 8, Text.of("%06o\0 ", sum));
        return out;
    }

    private static void field(byte[] tar, int at, int width, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < width; i++) {
            tar[at + i] = i < bytes.length ? bytes[i] : 0;
        }
    }
}
