package tsugiki.spark;

/** How pictures are dealt out to tasks. */
final class Dealing {

    /** Enough that the last tasks of a job end at about the same time. */
    private static final int PARTS_A_CORE = 4;

    /** What a lost worker costs: a part is computed again from its beginning. */
    private static final int MOST_A_PART = 2000;

    private Dealing() {}

    /** So many parts for so many pictures; at least one, and no more than pictures. */
    static int parts(long pictures, int cores) {
        long parts = Math.max((long) PARTS_A_CORE * cores, (pictures + MOST_A_PART - 1) / MOST_A_PART);
        return (int) Math.max(1, Math.min(Math.min(parts, pictures), Integer.MAX_VALUE));
    }
}
