package tsugiki.base;

/**
 * Where long work reports how far it is: a terminal line, a bar in a notebook cell, or nowhere.
 *
 * <p>Call it from the thread that started the work: a kernel shows only what the cell's own thread
 * reports.
 */
public interface Progress extends AutoCloseable {

    /**
     * Reports the state of the work.
     *
     * @param done units done, {@code 0..total}
     * @param total units in all, or -1 when not known
     * @param note what a person wants to know now, e.g. {@code "epoch 3, loss 0.412"}
     */
    void report(long done, long total, String note);

    /** Ends the display. */
    @Override
    default void close() {}

    /** Starts one display for one piece of work. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param title what is being done, e.g. {@code "Features"}
         * @param unit what is counted, e.g. {@code "pictures"}; the display derives units a second
         */
        Progress start(String title, String unit);
    }

    /** Reports nowhere. */
    Factory SILENT = (title, unit) -> (done, total, note) -> {};

    /**
     * What long work shows when nobody chose a display: a bar in a notebook's cell, nothing elsewhere. The
     * room that knows the notebook offers it as a service, so that this room need not know it.
     */
    static Factory standard() {
        return Services.all(Factory.class).stream().findFirst().orElse(SILENT);
    }
}
