package tsugiki.weights;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/**
 * A zip archive of which only stored entries are read, not compressed ones, so that each is a range of
 * the file. Nothing is unpacked: neither a name nor a compressed bomb can do harm.
 */
final class StoredZip {

    /**
     * One entry.
     *
     * @param header where its local header begins
     * @param size bytes it takes in the file
     * @param stored whether these are its content, neither compressed nor encrypted
     * @param crc CRC-32 of the content
     */
    record Entry(String name, long header, long size, boolean stored, int crc) {}

    /** A range of the file. */
    private record Range(long begin, long length) {}

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;

    private final FileBytes bytes;
    private final Map<String, Entry> entries;
    private final Map<String, Range> contents = new LinkedHashMap<>();

    private StoredZip(FileBytes bytes, ZipDirectory directory) {
        this.bytes = bytes;
        this.entries = directory.entries();
        long end = 0;
        for (Entry entry : directory.byPlace()) {
            if (entry.header() < end) {
                throw damaged("its entry " + entry.name() + " overlaps another");
            }
            Range content = locate(entry);
            contents.put(entry.name(), content);
            end = content.begin() + content.length();
            if (end > directory.begin()) {
                throw damaged("its entry " + entry.name() + " passes the archive's end");
            }
        }
    }

    /** @throws CourseException if the archive is truncated or damaged */
    static StoredZip open(FileBytes bytes) {
        return new StoredZip(bytes, ZipDirectory.read(bytes));
    }

    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws CourseException if there is no such entry, it is compressed or encrypted, or its check sum is wrong */
    ByteBuffer read(String name) {
        Range content = contents.get(name);
        if (content == null) {
            throw damaged("its entry " + name + " is missing");
        }
        if (!entries.get(name).stored()) {
            throw new CourseException("%s holds a compressed or encrypted entry (%s), as torch.save never writes: save it again with torch.save.", bytes.path(), Shown.text(name));
        }
        ByteBuffer data = bytes.slice(content.begin(), content.length());
        CRC32 crc = new CRC32();
        crc.update(data.duplicate());
        int expected = entries.get(name).crc();
        // PyTorch writes 0 when told to leave check sums out.
        if (expected != 0 && (int) crc.getValue() != expected) {
            throw damaged("the check sum of its entry " + name + " is wrong");
        }
        return data;
    }

    /** The local header repeats the name; its own length decides where the content begins. */
    private Range locate(Entry entry) {
        ByteBuffer local = bytes.slice(entry.header(), LOCAL_BYTES);
        if (local.getInt(0) != LOCAL) {
            throw damaged("its entry " + entry.name() + " has no header");
        }
        int name = local.getShort(26) & 0xffff;
        int extra = local.getShort(28) & 0xffff;
        if (!ZipDirectory.text(bytes.slice(entry.header() + LOCAL_BYTES, name)).equals(entry.name())) {
            throw damaged("its entry " + entry.name() + " has two names");
        }
        Range content = new Range(entry.header() + LOCAL_BYTES + name + extra, entry.size());
        bytes.slice(content.begin(), content.length());
        return content;
    }

    private CourseException damaged(String why) {
        return new CourseException("%s is damaged (%s): get it again.", bytes.path(), Shown.text(why));
    }
}
