package tsugiki.nn;

import java.util.SplittableRandom;

/** Random numbers of training, a stream for each thread: what a half of a batch draws does not hang on when the other does. */
final class Draws {

    private static final ThreadLocal<SplittableRandom> STREAM = ThreadLocal.withInitial(() -> new SplittableRandom(0));

    private Draws() {}

    /** The stream of this thread, from here on. */
    static void seed(long seed) {
        STREAM.set(new SplittableRandom(seed));
    }

    static SplittableRandom stream() {
        return STREAM.get();
    }
}
