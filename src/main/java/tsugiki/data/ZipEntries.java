package tsugiki.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import tsugiki.base.Progress;

/** The entries of a .zip archive, by its directory; the sum of each is checked, which the reader itself does not. */
final class ZipEntries {

    private static final int UNIX_KIND = 0170000;
    private static final int UNIX_FILE = 0100000;
    private static final int UNIX_FOLDER = 0040000;

    private ZipEntries() {}

    /** @throws tsugiki.base.CourseException when the archive is damaged or malicious */
    static void unpack(Path archive, EntryFolder folder, Progress display) throws IOException {
        long total = Files.size(archive);
        long done = 0;
        try (ZipFile zip = folder.fromArchive(() -> ZipFile.builder().setPath(archive).setCharset(StandardCharsets.UTF_8).get())) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry next = entries.nextElement();
                EntryFolder.Entry entry = entry(next);
                int files = folder.admit(entry);
                unpack(zip, next, entry, folder);
                folder.stopIfInterrupted();
                done += Math.max(0, next.getCompressedSize());
                display.report(Math.min(total, done), total, files + " files");
            }
        }
    }

    private static EntryFolder.Entry entry(ZipArchiveEntry entry) {
        int kind = entry.getUnixMode() & UNIX_KIND; // 0: written where there are no such kinds
        boolean plain = kind == 0 || kind == (entry.isDirectory() ? UNIX_FOLDER : UNIX_FILE);
        return new EntryFolder.Entry(entry.getName(), entry.isDirectory(), plain, entry.getSize(), entry.getLastModifiedTime());
    }

    private static void unpack(ZipFile zip, ZipArchiveEntry next, EntryFolder.Entry entry, EntryFolder folder) throws IOException {
        if (next.getGeneralPurposeBit().usesEncryption() || next.getMethod() != ZipArchiveEntry.STORED && next.getMethod() != ZipArchiveEntry.DEFLATED) {
            throw folder.refused(entry.name(), "is packed in a way that is not read here");
        }
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(folder.fromArchive(() -> zip.getInputStream(next)), sum)) {
            folder.write(entry, in);
        }
        if (!entry.folder() && sum.getValue() != next.getCrc()) {
            throw folder.damaged(null);
        }
    }
}
