package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.weights.StoredZip.Entry;

/**
 * A zip archive's table of contents, at its end (PKWARE's APPNOTE, 4.3.12 to 4.3.16, with zip64).
 *
 * @param entries name to entry
 * @param begin where the table begins: no content may pass it
 */
record ZipDirectory(Map<String, Entry> entries, long begin) {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final long IN_ZIP64 = 0xffffffffL;
    private static final int MAX_DIRECTORY = 64 << 20;

    /** The entries in the order of their place in the file. */
    List<Entry> byPlace() {
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparingLong(Entry::header));
        return sorted;
    }

    static ZipDirectory read(FileBytes bytes) {
        long end = findEnd(bytes);
        ByteBuffer record = bytes.slice(end, END_BYTES);
        long count = record.getShort(10) & 0xffff;
        long size = record.getInt(12) & IN_ZIP64;
        long begin = record.getInt(16) & IN_ZIP64;
        if (end >= 20 && bytes.slice(end - 20, 4).getInt(0) == LOCATOR64) {
            ByteBuffer large = bytes.slice(bytes.slice(end - 12, 8).getLong(0), 56);
            require(bytes, large.getInt(0) == END64, "its zip64 record is missing");
            count = large.getLong(32);
            size = large.getLong(40);
            begin = large.getLong(48);
        }
        require(bytes, size >= 0 && size <= MAX_DIRECTORY && begin >= 0 && begin <= end - size, "its table of contents is misplaced");
        return new ZipDirectory(entries(bytes, bytes.slice(begin, size), count), begin);
    }

    /** The record lies at the very end, before a comment of at most 65,535 bytes. */
    private static long findEnd(FileBytes bytes) {
        long tailBegin = Math.max(0, bytes.size() - END_BYTES - 0xffff);
        ByteBuffer tail = bytes.slice(tailBegin, bytes.size() - tailBegin);
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) == tail.limit()) {
                return tailBegin + at;
            }
        }
        throw new CourseException("%s ends too early (its table of contents is missing): it is truncated, get it again.", bytes.path());
    }

    private static Map<String, Entry> entries(FileBytes bytes, ByteBuffer table, long count) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            require(bytes, table.remaining() >= CENTRAL_BYTES && table.getInt(table.position()) == CENTRAL, "its table of contents is cut");
            Entry entry = entry(bytes, table);
            require(bytes, entries.put(entry.name(), entry) == null, "it has two entries called " + entry.name());
        }
        return entries;
    }

    /** Reads one line of the table and leaves the position behind it. */
    private static Entry entry(FileBytes bytes, ByteBuffer table) {
        ByteBuffer fixed = part(bytes, table, CENTRAL_BYTES);
        String name = text(part(bytes, table, fixed.getShort(28) & 0xffff));
        ByteBuffer extra = part(bytes, table, fixed.getShort(30) & 0xffff);
        part(bytes, table, fixed.getShort(32) & 0xffff);
        checkName(bytes, name);
        long[] places = {fixed.getInt(24) & IN_ZIP64, fixed.getInt(20) & IN_ZIP64, fixed.getInt(42) & IN_ZIP64};
        widen(bytes, places, extra);
        boolean encrypted = (fixed.getShort(8) & 1) != 0;
        boolean stored = !encrypted && fixed.getShort(10) == 0 && places[0] == places[1];
        return new Entry(name, places[2], places[1], stored, fixed.getInt(16));
    }

    private static ByteBuffer part(FileBytes bytes, ByteBuffer table, int length) {
        require(bytes, length <= table.remaining(), "its table of contents is cut");
        ByteBuffer part = table.slice(table.position(), length).order(table.order());
        table.position(table.position() + length);
        return part;
    }

    /** Size, stored size and place lie in the zip64 field when 32 bits are too few for them. */
    private static void widen(FileBytes bytes, long[] places, ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int kind = extra.getShort() & 0xffff;
            ByteBuffer field = part(bytes, extra, extra.getShort() & 0xffff);
            for (int i = 0; kind == 1 && i < places.length; i++) {
                if (places[i] == IN_ZIP64) {
                    require(bytes, field.remaining() >= 8, "its zip64 field is cut");
                    places[i] = field.getLong();
                }
            }
        }
        require(bytes, places[1] >= 0 && places[2] >= 0, "an entry has a negative size or place");
    }

    /** Nothing is unpacked, but an archive with such names was made to harm. */
    private static void checkName(FileBytes bytes, String name) {
        if (name.startsWith("/") || name.contains("\\") || name.contains(":") || ("/" + name + "/").contains("/../")) {
            throw new CourseException("%s holds an entry called %s, which points outside the archive: it is refused, get the file from its origin.", bytes.path(), Shown.text(name));
        }
    }

    static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static void require(FileBytes bytes, boolean holds, String otherwise) {
        if (!holds) {
            throw new CourseException("%s is damaged (%s): get it again.", bytes.path(), Shown.text(otherwise));
        }
    }
}
