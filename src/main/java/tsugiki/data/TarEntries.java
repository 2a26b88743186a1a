package tsugiki.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tsugiki.base.Progress;

/** The entries of a .tgz archive, one after the other. */
final class TarEntries {

    private static final long MOST_HEADER_BYTES = 1 << 20;

    private TarEntries() {}

    /** @throws tsugiki.base.CourseException when the archive is damaged or malicious */
    static void unpack(Path archive, EntryFolder folder, Progress display) throws IOException {
        long total = Files.size(archive);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                GzipCompressorInputStream gzip = folder.fromArchive(() -> new GzipCompressorInputStream(file));
                Bounded bounded = new Bounded(gzip, folder);
                TarArchiveInputStream tar = new TarArchiveInputStream(bounded, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry next = next(tar, bounded); next != null; next = next(tar, bounded)) {
                EntryFolder.Entry entry = entry(next);
                int files = folder.admit(entry);
                bounded.allow(entry.size() + MOST_HEADER_BYTES);
                folder.write(entry, tar);
                folder.stopIfInterrupted();
                display.report(Math.min(total, gzip.getCompressedCount()), total, files + " files");
            }
            folder.fromArchive(() -> bounded.transferTo(OutputStream.nullOutputStream())); // the check sum stands at the end
        }
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, Bounded bounded) {
        bounded.allow(MOST_HEADER_BYTES);
        return bounded.folder.fromArchive(tar::getNextEntry);
    }

    private static EntryFolder.Entry entry(TarArchiveEntry entry) {
        boolean plain = !entry.isSparse() && (entry.isFile() || entry.isDirectory()) && !entry.isSymbolicLink() && !entry.isLink();
        return new EntryFolder.Entry(entry.getName(), entry.isDirectory(), plain, entry.getSize(), entry.getLastModifiedTime());
    }

    /** Stops at what it is allowed: headers, too, claim sizes, and a few bytes unpack to gigabytes. */
    private static final class Bounded extends FilterInputStream {
        private final EntryFolder folder;
        private long left = MOST_HEADER_BYTES;

        Bounded(InputStream in, EntryFolder folder) {
            super(in);
            this.folder = folder;
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            left -= Math.max(0, n);
            if (left < 0) {
                throw folder.refusedHeaders();
            }
            return n;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 16)])); // the decompressor reads what it skips
        }
    }
}
