package tsugiki.features;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Home;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.data.Item;

/**
 * Stored activations, in one file of SQLite: a row for each picture of each {@link Space}. A picture is named by the
 * SHA-256 of its bytes, never by its name, size or time. Threads and processes may share it; what was put survives a
 * kill at any instant.
 */
public final class FeatureDatabase implements AutoCloseable {

    /** Raise it when preprocessing or networks come to give other numbers. */
    private static final String EDITION = "1";
    private static final long SELDOM_SECONDS = 60; // who only reads writes seldom
    /** What the kit kept before there was a database: a file for each list of pictures, and its pieces. */
    private static final Pattern FORMER = Pattern.compile("\\.?[0-9a-f]{32}\\.(safetensors|pieces)(\\..*)?");
    private static final String WHAT = "The features";
    private static final String[] SCHEMA = {
        "CREATE TABLE IF NOT EXISTS space (id INTEGER PRIMARY KEY, about TEXT NOT NULL UNIQUE, used INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS activation (id INTEGER PRIMARY KEY, space INTEGER NOT NULL, picture BLOB NOT NULL, "
                + "numbers BLOB NOT NULL, UNIQUE (space, picture))",
        FileSums.SCHEMA};

    private static final Set<Forgotten> FORGOTTEN = ConcurrentHashMap.newKeySet();

    /** A row that this program does not take for stored. */
    private record Forgotten(Path file, Space space, String digest) {}

    private final Path file;
    private final Connection connection;
    private final Map<Space, Long> ids = new HashMap<>();
    private final PreparedStatement find;
    private final PreparedStatement read;
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<Space> used = new LinkedHashSet<>();
    private final FileSums sums = new FileSums(this);

    private FeatureDatabase(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.find = connection.prepareStatement("SELECT 1 FROM activation WHERE space = ? AND picture = ?");
        this.read = connection.prepareStatement("SELECT numbers FROM activation WHERE space = ? AND picture = ?");
    }

    /** The kit's own: {@code build/features/features.sqlite}. */
    public static FeatureDatabase open() {
        Path folder = Home.build().resolve("features");
        FeatureDatabase database = open(folder);
        sweep(folder);
        return database;
    }

    /** What keeps the kit's own database open until it is closed itself; where it cannot be made, nothing stays open. */
    static <T extends AutoCloseable> T keeping(Function<FeatureDatabase, T> made) {
        FeatureDatabase database = open();
        T keeper = null;
        try {
            keeper = made.apply(database);
            return keeper;
        } finally {
            if (keeper == null) {
                database.close();
            }
        }
    }

    static void sweep(Path folder) {
        try {
            AtomicFiles.deleteTrees(folder, FORMER);
        } catch (IOException e) {
            // they take room, and harm nobody
        }
    }

    /**
     * Opens {@code folder/features.sqlite}, or makes it.
     *
     * @throws tsugiki.base.CourseException if it cannot be opened, or is damaged
     */
    public static FeatureDatabase open(Path folder) {
        Path file = folder.resolve("features.sqlite");
        try {
            return new FeatureDatabase(file, Sqlite.open(file, SCHEMA));
        } catch (SQLException e) {
            throw Sqlite.failure(WHAT, file, e);
        } catch (IOException e) {
            throw Reason.unwritten(WHAT, file, e);
        }
    }

    /** Where it lies. */
    Path file() {
        return file;
    }

    /** What the pictures are known by. Files' bytes are read where it is not remembered, on all cores. */
    public Named name(List<Item> items) {
        Named found = Named.of(items, sums);
        ask(open -> named.addAll(found.digests()));
        return found;
    }

    /** The pictures that were asked for since this was opened. */
    Set<String> named() {
        return named;
    }

    /** The spaces that were asked for since this was opened. */
    Set<Space> used() {
        return used;
    }

    FileSums sums() {
        return sums;
    }

    /** Those of the pictures whose activations are stored, and not {@link #forget forgotten}. @param digests SHA-256 of the pictures' bytes, hexadecimal */
    public Set<String> present(Space space, Collection<String> digests) {
        return ask(open -> {
            Set<String> present = new LinkedHashSet<>();
            for (String digest : digests) {
                if (!FORGOTTEN.contains(new Forgotten(file, space, digest)) && first(find, id(space), digest, rows -> true) != null) {
                    present.add(digest);
                }
            }
            return present;
        });
    }

    /**
     * Stores activations, all of them or none; those that are there stay as they are.
     *
     * @param activations by the picture's digest: {@link Space#bytes} bytes each, little endian
     * @throws tsugiki.base.CourseException if the disk is full
     */
    public void put(Space space, Map<String, byte[]> activations) {
        put(Map.of(space, activations));
    }

    /** The same of several spaces at once. */
    void put(Map<Space, Map<String, byte[]>> activations) {
        activations.forEach((space, rows) -> {
            if (rows.values().stream().anyMatch(bytes -> bytes.length != space.bytes())) {
                throw new IllegalArgumentException("activations of " + space + " have " + space.bytes() + " bytes");
            }
        });
        ask(open -> {
            for (Space space : activations.keySet()) {
                id(space); // not within the transaction: what is rolled back must not be remembered
            }
            Sqlite.transaction(open, () -> {
                try (PreparedStatement insert = open.prepareStatement("INSERT OR IGNORE INTO activation (space, picture, numbers) VALUES (?, ?, ?)")) {
                    for (Space space : activations.keySet()) {
                        insert(insert, id(space), activations.get(space));
                    }
                }
            });
            return null;
        });
        activations.forEach((space, rows) -> rows.keySet().forEach(digest -> FORGOTTEN.remove(new Forgotten(file, space, digest))));
    }

    private static void insert(PreparedStatement insert, long space, Map<String, byte[]> rows) throws SQLException {
        for (Map.Entry<String, byte[]> row : rows.entrySet()) {
            insert.setLong(1, space);
            insert.setBytes(2, HexFormat.of().parseHex(row.getKey()));
            insert.setBytes(3, row.getValue());
            insert.executeUpdate();
        }
    }

    /** Notes that these spaces are used now: what was not for longest goes first where room is needed. */
    void use(Collection<Space> spaces) {
        ask(open -> {
            used.addAll(spaces);
            long now = Instant.now().getEpochSecond();
            try (PreparedStatement update = open.prepareStatement("UPDATE space SET used = ? WHERE id = ? AND used < ?")) {
                for (Space space : spaces) {
                    update.setLong(1, now);
                    update.setLong(2, id(space));
                    update.setLong(3, now - SELDOM_SECONDS);
                    update.executeUpdate();
                }
            }
            return null;
        });
    }

    /** A picture's activations, {@link Space#bytes} bytes, little endian; null where they are not stored. */
    public byte[] get(Space space, String digest) {
        byte[] numbers = ask(open -> first(read, id(space), digest, rows -> rows.getBytes(1)));
        if (numbers != null && numbers.length != space.bytes()) {
            throw Sqlite.damaged(file, null);
        }
        return numbers;
    }

    /** Has these computed anew when this program next asks for them. The rows stay where they are, for other programs that read them now. */
    void forget(Space space, Collection<String> digests) {
        digests.forEach(digest -> FORGOTTEN.add(new Forgotten(file, space, digest)));
    }

    /** The number of a space in the file, given once and for all. */
    long id(Space space) throws SQLException {
        Long known = ids.get(space);
        if (known != null) {
            return known;
        }
        String about = EDITION + " " + Json.line(space);
        Long id = look(about);
        if (id == null) {
            try (PreparedStatement add = connection.prepareStatement("INSERT OR IGNORE INTO space (about, used) VALUES (?, ?)")) {
                add.setString(1, about);
                add.setLong(2, Instant.now().getEpochSecond());
                add.executeUpdate();
            }
            id = look(about);
        }
        ids.put(space, id);
        return id;
    }

    private Long look(String about) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement("SELECT id FROM space WHERE about = ?")) {
            look.setString(1, about);
            try (ResultSet rows = look.executeQuery()) {
                return rows.next() ? rows.getLong(1) : null;
            }
        }
    }

    /** What is read of a row. */
    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T first(PreparedStatement select, long space, String digest, Row<T> row) throws SQLException {
        select.setLong(1, space);
        select.setBytes(2, HexFormat.of().parseHex(digest));
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? row.of(rows) : null;
        }
    }

    /** What is asked of the database. */
    @FunctionalInterface
    interface Question<T> {
        T answer(Connection open) throws SQLException;
    }

    /** One thread at a time: a connection is not made for more. */
    synchronized <T> T ask(Question<T> question) {
        try {
            return question.answer(connection);
        } catch (SQLException e) {
            throw Sqlite.failure(WHAT, file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Sqlite.failure(WHAT, file, e);
        }
    }
}
