package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Computes the parts of a batch side by side, each in a lane of its own from the first step to the last: threads that
 * share a step wait for each other at its end, and a part of a batch leaves more of its maps in a core's own memory.
 */
final class Lanes implements AutoCloseable {

    private final int count;
    private final int each;
    private final ExecutorService threads;

    /** Made when they are first asked for. */
    private static final class Shared {
        private static final Lanes LANES = new Lanes(engineThreads(), 1, Lanes::daemon);
    }

    private static final class Two {
        private static final Lanes LANES = new Lanes(2, Math.max(1, engineThreads() / 2), Lanes::daemon);
    }

    /**
     * @param each the engine's threads in a lane
     * @param factory gives each lane its thread
     */
    Lanes(int count, int each, ThreadFactory factory) {
        this.count = count;
        this.each = each;
        this.threads = Executors.newFixedThreadPool(count, factory);
        if (count > 1) {
            begin();
        }
    }

    /** Those of the process, as many as the engine's threads; they are never closed. */
    static Lanes shared() {
        return Shared.LANES;
    }

    /**
     * Two lanes of the process with half of the engine's threads each, at least one, where sums of more parts would depend on who
     * is first. Two on a single core as well: so the sums are the same there.
     */
    static Lanes two() {
        return Two.LANES;
    }

    /** Whether a batch is cut at all. */
    boolean cut(NDArray x) {
        return count > 1 && x.getShape().get(0) >= count;
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lane");
        thread.setDaemon(true);
        return thread;
    }

    private static int engineThreads() {
        synchronized (Lanes.class) {
            return JniUtils.getNumThreads();
        }
    }

    /**
     * The engine keeps the number for each thread; what was set last holds for threads that have not computed yet. So
     * the number is that of a lane for a moment, in which nobody else may ask, and put back whatever happens.
     */
    private void begin() {
        synchronized (Lanes.class) {
            int before = JniUtils.getNumThreads();
            List<CompletableFuture<Void>> begun = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    begun.add(CompletableFuture.runAsync(this::own, threads)); // the pool begins a new thread for each of the first tasks
                }
                begun.forEach(CompletableFuture::join);
            } catch (RuntimeException | Error e) {
                threads.shutdown();
                throw e;
            } finally {
                begun.forEach(one -> one.exceptionally(failure -> null).join()); // none sets its number after this
                JniUtils.setNumThreads(before);
            }
        }
    }

    private void own() {
        JniUtils.getNumThreads(); // a thread's first question takes the number for all, and would undo what follows
        JniUtils.setNumThreads(each);
    }

    /**
     * What a function makes of a batch {@code [N, ...]}, {@code [N, ...]} too; it belongs to the manager of {@code x}.
     *
     * @param function of some pictures, each by itself
     */
    NDArray run(NDArray x, UnaryOperator<NDArray> function) {
        if (!cut(x)) {
            return function.apply(x);
        }
        List<Supplier<NDArray>> work = cuts(x.getShape().get(0)).stream().<Supplier<NDArray>>map(rows -> () -> part(x, rows, function)).toList();
        try (NDList made = new NDList(all(work, NDArray::close))) {
            return NDArrays.concat(made);
        }
    }

    /** The parts of so many pictures, as an index of the first axis. */
    List<String> cuts(long pictures) {
        return IntStream.range(0, count).mapToObj(i -> i * pictures / count + ":" + (i + 1) * pictures / count).toList();
    }

    /** Cut out in the lane, so that a failure there is one of a part too. */
    private static NDArray part(NDArray x, String rows, UnaryOperator<NDArray> function) {
        try (NDArray part = x.get(rows)) {
            return function.apply(part);
        }
    }

    /**
     * Work of each lane. All are waited for, also where one failed: none is still computing when this is left.
     *
     * @param drop what becomes of the results of the others where one failed
     */
    <T> List<T> all(List<Supplier<T>> work, Consumer<T> drop) {
        List<CompletableFuture<T>> begun = work.stream().map(one -> CompletableFuture.supplyAsync(one, threads)).toList();
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            begun.stream().filter(one -> !one.isCompletedExceptionally()).forEach(one -> drop.accept(one.join()));
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return begun.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
