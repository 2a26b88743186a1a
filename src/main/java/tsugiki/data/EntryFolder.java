package tsugiki.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/**
 * The folder that an archive's entries are written to. An archive is not trusted: links, names that leave the
 * folder or that some machine cannot write, and sizes out of all proportion are refused.
 */
final class EntryFolder {

    private static final long MOST_BYTES = 20_000_000_000L;
    private static final long MOST_ENTRY_BYTES = 200_000_000L;
    private static final long FEW_BYTES = 20_000_000L;
    private static final int MOST_FILES = 1_000_000;
    /** Pictures hardly shrink; what grows more than a hundredfold was made to fill the disk. */
    private static final long MOST_RATIO = 100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1000;
    /** Folders one in another: else a few bytes a name make hundreds of them. */
    private static final int DEEPEST = 32;
    /** What Windows cannot write, or a terminal should not. */
    private static final Pattern UNWRITABLE = Pattern.compile(
            ".*[\\x00-\\x1f\\x7f\\\\:*?\"<>|].*|.*[. ]|(?i:con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.DOTALL);

    private final Path archive;
    private final Path folder;
    private final long mostBytes;
    private long bytes;
    private int files;

    /** @param folder is there, and empty */
    EntryFolder(Path archive, Path folder) throws IOException {
        this.archive = archive;
        this.folder = folder;
        this.mostBytes = Math.min(MOST_BYTES, FEW_BYTES + MOST_RATIO * Files.size(archive));
    }

    /**
     * One entry, as an archive describes it.
     *
     * @param plain false: a link, or another thing than a file or folder
     * @param size in bytes, as claimed
     * @param time of its last change
     */
    record Entry(String name, boolean folder, boolean plain, long size, FileTime time) {}

    /**
     * Counts an entry before anything of it is read.
     *
     * @return how many there were, with this one
     * @throws CourseException when it makes the whole absurdly large
     */
    int admit(Entry entry) {
        bytes += Math.max(0, entry.size);
        if (entry.size > MOST_ENTRY_BYTES || bytes > mostBytes || files == MOST_FILES) {
            throw refused(entry.name, "makes it absurdly large");
        }
        return ++files;
    }

    /**
     * Writes an entry.
     *
     * @param in its bytes; not read for a folder
     * @throws CourseException when it may not be written, comes twice, or has another length than it claims
     */
    void write(Entry entry, InputStream in) throws IOException {
        Path target = place(entry);
        try {
            if (entry.folder) {
                Files.createDirectories(target);
                return;
            }
            Files.createDirectories(target.getParent());
            copy(entry, in, target);
        } catch (FileAlreadyExistsException e) {
            throw refused(entry.name, "comes twice");
        }
    }

    private void copy(Entry entry, InputStream in, Path target) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = entry.size;
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = read(in, buffer); n >= 0 && left >= 0; n = read(in, buffer)) {
                out.write(buffer, 0, n);
                left -= n;
            }
        }
        if (left != 0) {
            throw damaged(null);
        }
        Files.setLastModifiedTime(target, entry.time); // so that stored features stay valid
    }

    private int read(InputStream in, byte[] buffer) {
        return fromArchive(() -> in.read(buffer));
    }

    private Path place(Entry entry) {
        String name = entry.name;
        if (!entry.plain) {
            throw refused(name, "is a link, or another thing than a file");
        }
        if (name.startsWith("/") || name.contains("\\") || name.matches("(?s)[A-Za-z]:.*") || List.of(name.split("/")).contains("..")) {
            throw refused(name, "would leave the folder");
        }
        if (name.split("/").length > DEEPEST) {
            throw refused(name, "lies in more than " + (DEEPEST - 1) + " folders");
        }
        try {
            boolean writable = name.length() <= LONGEST_PATH && Stream.of(name.split("/")).allMatch(EntryFolder::isWritable);
            Path target = folder.resolve(name).normalize();
            if (writable && target.startsWith(folder)) {
                return target;
            }
        } catch (InvalidPathException e) {
            // letters that this machine's file names cannot hold
        }
        throw refused(name, "has a name that cannot be written");
    }

    private static boolean isWritable(String part) {
        return part.equals(".") || part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME && !UNWRITABLE.matcher(part).matches();
    }

    /** What reads the archive. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Errors of reading are the archive's; errors of writing are the disk's. */
    <T> T fromArchive(Reading<T> reading) {
        try {
            return reading.read();
        } catch (CourseException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) { // the readers throw many kinds on damaged headers
            throw damaged(e);
        }
    }

    CourseException damaged(Throwable cause) {
        return new CourseException(cause, "%s is cut off or damaged: download it again.", archive);
    }

    CourseException refused(String entry, String why) {
        return new CourseException("%s was not unpacked: its entry '%s' %s; get the archive from its official address.", archive, Shown.text(entry), why);
    }

    CourseException refusedHeaders() {
        return new CourseException("%s was not unpacked: its headers are absurdly large; get the archive from its official address.", archive);
    }

    void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CourseException("Unpacking %s was stopped: run this again.", archive);
        }
    }
}
