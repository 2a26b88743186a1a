package tsugiki.picture;

/**
 * What one picture has of the memory for pictures, from before it is read until it has become a network's
 * input. Closing gives it back.
 */
public final class MemoryShare implements AutoCloseable {

    /** A change's input, and what lies between two of them. */
    private static final int COPIES_OF_A_CHANGE = 2;

    private final MemoryBudget budget;
    private final boolean waits;
    private int copies;
    private int held;

    MemoryShare(MemoryBudget budget, boolean waits) {
        this.budget = budget;
        this.waits = waits;
    }

    /** The picture will be changed before it is made small, which takes memory too. To be called before it is read. */
    public void willBeChanged() {
        copies = COPIES_OF_A_CHANGE;
    }

    /** How often the picture will be in memory beside itself. */
    int copies() {
        return copies;
    }

    /** Waits until the others leave so much. What was held is given back first, so that no two wait for each other. */
    void take(long bytes) {
        close();
        held = waits ? budget.take(bytes) : 0;
    }

    /** Takes more if it is there now. */
    boolean takeMore(long bytes) {
        int more = waits ? budget.takeAtOnce(bytes) : 0;
        held += Math.max(0, more);
        return more >= 0;
    }

    /** Waits until there are no others. */
    void takeAll() {
        take(Long.MAX_VALUE - Integer.MAX_VALUE);
    }

    /**
     * 1, or how many pixels to go on at a time so that a picture fits that would not even alone. It must find its
     * memory in one piece, and Java's collector G1 does not move big pieces together.
     */
    int step(long bytes) {
        int step = 1;
        while (bytes / step / step > budget.bytes() / 3 * 2) {
            step++;
        }
        return step;
    }

    @Override
    public void close() {
        budget.giveBack(held);
        held = 0;
    }
}
