package tsugiki.features;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * How much a database may take on the disk. What goes first is the space that was not used for longest, its oldest
 * rows before the others.
 *
 * @param bytes at most
 */
record Room(long bytes) {

    /** 8 GB, where the environment says nothing. */
    static final Room STANDARD = new Room(8_000_000_000L);
    private static final String VARIABLE = "TSUGIKI_FEATURES_GB";
    private static final int ROWS_AT_ONCE = 256;

    /** @throws CourseException if {@code TSUGIKI_FEATURES_GB} is no number of gigabytes */
    static Room of(Map<String, String> environment) {
        String told = environment.getOrDefault(VARIABLE, "").strip();
        if (told.isEmpty()) {
            return STANDARD;
        }
        if (!told.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") || Double.parseDouble(told) == 0) {
            throw new CourseException("%s is '%s', but must be the gigabytes that stored features may take: set it to e.g. 8, or take it away.",
                    VARIABLE, told);
        }
        return new Room(Math.round(Double.parseDouble(told) * 1e9));
    }

    /**
     * Drops rows until there is room for more, but none of what this opening of the database has asked for.
     *
     * @param more bytes to come
     * @return what was dropped, in words; empty if nothing was
     */
    String make(FeatureDatabase database, long more) {
        return database.ask(connection -> {
            try (Statement statement = connection.createStatement()) {
                long before = taken(statement);
                return before + more <= bytes ? "" : drop(connection, statement, before, more, database);
            }
        });
    }

    private String drop(Connection connection, Statement statement, long before, long more, FeatureDatabase database) throws SQLException {
        note(connection, statement, database.named());
        StringBuilder spaces = new StringBuilder("0");
        for (Space space : database.used()) {
            spaces.append(", ").append(database.id(space));
        }
        String oldest = Text.of("""
                DELETE FROM activation WHERE id IN (
                    SELECT activation.id FROM activation JOIN space ON space.id = activation.space
                    WHERE space.id NOT IN (%1$s) OR picture NOT IN (SELECT picture FROM staying)
                    ORDER BY space.id IN (%1$s), used, space.id, activation.id LIMIT %2$d)""", spaces, ROWS_AT_ONCE);
        long after = before;
        int[] dropped = {1};
        while (after + more > bytes && dropped[0] > 0) {
            Sqlite.transaction(connection, () -> dropped[0] = statement.executeUpdate(oldest));
            after = taken(statement);
        }
        if (after == before) {
            return "";
        }
        Sqlite.shrink(connection, Math.max(1, (before - after - more) / number(statement, "PRAGMA page_size")));
        return Text.of("%.1f GB of features not used lately were dropped, to keep all within %.1f GB (%s sets it)",
                (before - after) / 1e9, bytes / 1e9, VARIABLE);
    }

    /** The pictures whose rows stay. */
    private static void note(Connection connection, Statement statement, Collection<String> pictures) throws SQLException {
        statement.execute("CREATE TEMP TABLE IF NOT EXISTS staying (picture BLOB PRIMARY KEY) WITHOUT ROWID");
        Sqlite.transaction(connection, () -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO staying VALUES (?)")) {
                for (String picture : pictures) {
                    insert.setBytes(1, HexFormat.of().parseHex(picture));
                    insert.executeUpdate();
                }
            }
        });
    }

    /** Bytes of the file that hold something. */
    static long taken(Statement statement) throws SQLException {
        return (number(statement, "PRAGMA page_count") - number(statement, "PRAGMA freelist_count")) * number(statement, "PRAGMA page_size");
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet rows = statement.executeQuery(pragma)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
