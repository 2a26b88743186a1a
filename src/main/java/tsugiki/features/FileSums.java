package tsugiki.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tsugiki.data.Source;

/**
 * Sums of files, remembered in a database, so that thousands of photographs are not read again only to be known.
 *
 * <p>A sum is taken from there only where the system says when a file's content or entry was last changed ({@code
 * ctime}): no program can set that time, so another content of the same size and modification time is seen. Where it
 * does not (Windows, disks of networks), all bytes are read.
 */
final class FileSums implements Source.FileSum {

    static final String SCHEMA = "CREATE TABLE IF NOT EXISTS file (device INTEGER, inode INTEGER, size INTEGER, modified INTEGER, "
            + "changed INTEGER, sum BLOB NOT NULL, PRIMARY KEY (device, inode)) WITHOUT ROWID";
    /** Kinds of disks whose change time is the system's own. */
    private static final Set<String> KEPT = Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "overlay", "apfs", "hfs");
    /** A file changed twice within one tick of the clock has the same time twice; coarse clocks tick by the second. */
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 256;

    private final FeatureDatabase database;
    private final Duration tick;
    private final Map<Long, Boolean> trusted = new ConcurrentHashMap<>();
    private final Queue<Known> waiting = new ConcurrentLinkedQueue<>();
    private PreparedStatement select; // by one thread at a time, as all that the database is asked

    FileSums(FeatureDatabase database) {
        this(database, TICK);
    }

    FileSums(FeatureDatabase database, Duration tick) {
        this.database = database;
        this.tick = tick;
    }

    /** What tells whether a file is still the same; times in nanoseconds since 1970. */
    private record Stamp(long device, long inode, long size, long modified, long changed) {}

    private record Known(Stamp stamp, String sum) {}

    @Override
    public String of(Path file) throws IOException {
        Optional<Stamp> before = stamp(file);
        String known = before.map(this::look).orElse(null);
        if (known != null) {
            return known;
        }
        String sum = COMPUTED.of(file);
        long settled = TimeUnit.MILLISECONDS.toNanos(Instant.now().minus(tick).toEpochMilli());
        if (before.isPresent() && before.get().changed < settled && before.equals(stamp(file))) {
            waiting.add(new Known(before.get(), sum));
            if (waiting.size() >= MOST_WAITING) {
                keep();
            }
        }
        return sum;
    }

    private Optional<Stamp> stamp(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        Map<String, Object> found = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
        Stamp stamp = new Stamp(((Number) found.get("dev")).longValue(), ((Number) found.get("ino")).longValue(), (Long) found.get("size"),
                ((FileTime) found.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS), ((FileTime) found.get("ctime")).to(TimeUnit.NANOSECONDS));
        Boolean kept = trusted.get(stamp.device);
        if (kept == null) { // asked once a disk: the answer takes longer than the sum of a small file
            kept = KEPT.contains(Files.getFileStore(file).type());
            trusted.put(stamp.device, kept);
        }
        return kept ? Optional.of(stamp) : Optional.empty();
    }

    private String look(Stamp stamp) {
        return database.ask(connection -> {
            if (select == null) {
                select = connection.prepareStatement("SELECT sum FROM file WHERE device = ? AND inode = ? AND size = ? AND modified = ? AND changed = ?");
            }
            set(select, stamp);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? HexFormat.of().formatHex(rows.getBytes(1)) : null;
            }
        });
    }

    /** Remembers the sums computed since. */
    void keep() {
        database.ask(connection -> {
            Sqlite.transaction(connection, () -> write(connection));
            return null;
        });
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Known known = waiting.poll(); known != null; known = waiting.poll()) {
                set(insert, known.stamp);
                insert.setBytes(6, HexFormat.of().parseHex(known.sum));
                insert.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement statement, Stamp stamp) throws SQLException {
        statement.setLong(1, stamp.device);
        statement.setLong(2, stamp.inode);
        statement.setLong(3, stamp.size);
        statement.setLong(4, stamp.modified);
        statement.setLong(5, stamp.changed);
    }
}
