package tsugiki.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
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

    /** Of the directory, which is read whole before its first entry can be counted: that of a million files with short names. */
    private static final long MOST_DIRECTORY_BYTES = 64L << 20;

    private static final int UNIX_KIND = 0170000;
    private static final int UNIX_FILE = 0100000;
    private static final int UNIX_FOLDER = 0040000;

    private ZipEntries() {}

    /** @throws tsugiki.base.CourseException when the archive is damaged or malicious */
    static void unpack(Path archive, EntryFolder folder, Progress display) throws IOException {
        long total = Files.size(archive);
        long done = 0;
        try (Bounded bounded = new Bounded(Files.newByteChannel(archive), folder);
                ZipFile zip = folder.fromArchive(() -> ZipFile.builder().setSeekableByteChannel(bounded).setCharset(StandardCharsets.UTF_8).get())) {
            bounded.left = Long.MAX_VALUE;
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

    /** Stops where a directory goes on for longer than any needs. */
    private static final class Bounded implements SeekableByteChannel {
        private final SeekableByteChannel file;
        private final EntryFolder folder;
        private long left = MOST_DIRECTORY_BYTES;

        Bounded(SeekableByteChannel file, EntryFolder folder) {
            this.file = file;
            this.folder = folder;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            int n = file.read(to);
            left -= Math.max(0, n);
            if (left < 0) {
                throw folder.refusedHeaders();
            }
            return n;
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long at) throws IOException {
            file.position(at);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
