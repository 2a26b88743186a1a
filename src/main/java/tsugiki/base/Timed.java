package tsugiki.base;

import java.util.function.Supplier;

/**
 * What some work gave, and how long it took: {@code Timed.of(() -> recipe.fit())}.
 *
 * @param value what it gave
 * @param seconds by the clock on the wall, all of it: reading, storing and scoring too
 */
public record Timed<T>(T value, double seconds) {

    /** Does the work now. */
    public static <T> Timed<T> of(Supplier<T> work) {
        long start = System.nanoTime();
        T value = work.get();
        return new Timed<>(value, (System.nanoTime() - start) / 1e9);
    }

    /** The value, and the seconds in brackets. */
    @Override
    public String toString() {
        return Text.of("%s (%.1f s)", value, seconds);
    }
}
