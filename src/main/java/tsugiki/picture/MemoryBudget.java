package tsugiki.picture;

import java.util.concurrent.Semaphore;

/**
 * The memory that the pictures of all loaders may take together. Without it four threads that each read a
 * picture of 48 megapixels end a program that has 1 GB.
 */
public final class MemoryBudget {

    /** There is one heap for all loaders, so this is one for all; the rest of it is for batches, heads and tables. */
    public static final MemoryBudget HEAP = new MemoryBudget(Runtime.getRuntime().maxMemory() / 5 * 3);

    private static final int UNIT = 1 << 16;

    private final Semaphore free;
    private final int units;

    MemoryBudget(long bytes) {
        this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        this.free = new Semaphore(units, true); // fair: small pictures do not keep a big one waiting for ever
    }

    /** All of it, in bytes. */
    long bytes() {
        return (long) units * UNIT;
    }

    /** One picture's share; nothing is taken yet. */
    public MemoryShare share() {
        return new MemoryShare(this, true);
    }

    /** For a picture that is read alone: it waits for nobody. */
    MemoryShare beside() {
        return new MemoryShare(this, false);
    }

    /** Waits for it. A picture that needs more than there is gets all, and so is alone. @return units */
    int take(long bytes) {
        int count = units(bytes);
        free.acquireUninterruptibly(count);
        return count;
    }

    /** Takes it if it is there. @return units, or -1 */
    int takeAtOnce(long bytes) {
        int count = units(bytes);
        return count <= units && free.tryAcquire(count) ? count : -1;
    }

    void giveBack(int count) {
        free.release(count);
    }

    private int units(long bytes) {
        return (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
    }
}
