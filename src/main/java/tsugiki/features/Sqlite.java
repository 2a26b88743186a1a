package tsugiki.features;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;

/** Opens SQLite's files, and says in a learner's words what went wrong with one. */
final class Sqlite {

    /** Where the driver looks for its native library before it unpacks one of its own, which a kill would leave behind. */
    private static final String LIBRARY = "org.sqlite.lib.path";
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private Sqlite() {}

    /**
     * Opens a database, or makes it. What is committed survives a kill at any instant.
     *
     * @param schema statements that make what is not there yet
     */
    static Connection open(Path file, String... schema) throws SQLException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        unpack();
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(LONGEST_WAIT_MILLIS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL"); // before anything is written
            journal(statement);
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA temp_store = MEMORY");
            transaction(connection, () -> {
                for (String made : schema) {
                    statement.execute(made);
                }
            });
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A write-ahead log, so that reading waits for no writer; some disks of networks have no memory to share and take the older kind. */
    private static void journal(Statement statement) throws SQLException {
        try {
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            statement.execute("PRAGMA journal_mode = DELETE");
        }
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Does all of it or nothing. */
    static void transaction(Connection connection, Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                work.run();
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                try {
                    statement.execute("ROLLBACK");
                } catch (SQLException gone) {
                    e.addSuppressed(gone); // where the disk is full it was rolled back already
                }
                throw e;
            }
        }
    }

    /** Gives so many empty pages back to the disk, 0 for all. */
    static void shrink(Connection connection, long pages) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")"); // execute() would free a single page
        }
    }

    /** The sentence for what the database said. @param what as the sentence begins, e.g. {@code "The features"} */
    static CourseException failure(String what, Path file, SQLException e) {
        SQLiteErrorCode code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) { // an extended code holds the plain one in its last byte
            case SQLITE_FULL -> Reason.unwritten(what, file, new IOException("the disk is full", e));
            case SQLITE_IOERR -> Reason.unwritten(what, file, new IOException(isFull(file) ? "the disk is full" : "the disk does not answer as it should", e));
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> Reason.unwritten(what, file, new IOException("no right to do so", e));
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_MISMATCH, SQLITE_CONSTRAINT -> damaged(file, e);
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                new CourseException(e, "%s is in use by another program that does not let go of it: end it, then run this again.", file);
            default -> Reason.unwritten(what, file, new IOException(code.message, e));
        };
    }

    /** A full disk is told in more than one way. */
    private static boolean isFull(Path file) {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < 1_000_000;
        } catch (IOException e) {
            return false;
        }
    }

    static CourseException damaged(Path file, Exception cause) {
        return new CourseException(cause, "%s is no database of this kit, or a damaged one: delete it, and what it held is computed anew.", file);
    }

    /** The driver's native library beside the engine's, from where loading is known to work; if not there, the driver helps itself. */
    private static void unpack() {
        if (System.getProperty(LIBRARY) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = Utils.getCacheDir().resolve("sqlite").resolve(SQLiteJDBCLoader.getVersion()).resolve(name);
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            byte[] bytes = packed == null ? new byte[0] : packed.readAllBytes();
            if (bytes.length > 0 && !(Files.exists(library) && Arrays.equals(Files.readAllBytes(library), bytes))) {
                AtomicFiles.write(library, bytes);
            }
            System.setProperty(LIBRARY, library.getParent().toString());
        } catch (IOException e) {
            // no room or no right there: the driver unpacks into the system's folder for such files
        }
    }
}
