package tsugiki.features;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
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
     * Drops rows until there is room for more.
     *
     * @param more bytes to come
     * @param inUse spaces whose rows stay, even if they alone take more
     * @return what was dropped, in words; empty if nothing was
     */
    String make(FeatureDatabase database, long more, Collection<Space> inUse) {
        return database.ask(connection -> {
            StringBuilder staying = new StringBuilder("0");
            for (Space space : inUse) {
                staying.append(", ").append(database.id(space));
            }
            try (Statement statement = connection.createStatement()) {
                return make(connection, statement, more, staying.toString());
            }
        });
    }

    private String make(Connection connection, Statement statement, long more, String staying) throws SQLException {
        long before = taken(statement);
        long after = before;
        while (after + more > bytes && drop(connection, statement, staying) > 0) {
            after = taken(statement);
        }
        if (after == before) {
            return "";
        }
        long page = number(statement, "PRAGMA page_size");
        Sqlite.shrink(connection, Math.max(1, (before - after - more) / page));
        return Text.of("%.1f GB of features not used lately were dropped, to keep all within %.1f GB (%s sets it)",
                (before - after) / 1e9, bytes / 1e9, VARIABLE);
    }

    /** @return how many rows went */
    private static int drop(Connection connection, Statement statement, String staying) throws SQLException {
        int[] dropped = new int[1];
        Sqlite.transaction(connection, () -> dropped[0] = statement.executeUpdate(Text.of("""
                DELETE FROM activation WHERE id IN (SELECT id FROM activation WHERE space = (
                    SELECT id FROM space WHERE id NOT IN (%s) AND EXISTS (SELECT 1 FROM activation WHERE space = space.id)
                    ORDER BY used, id LIMIT 1) ORDER BY id LIMIT %d)""", staying, ROWS_AT_ONCE)));
        return dropped[0];
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
