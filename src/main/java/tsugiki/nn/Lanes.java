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
import java.util.function.UnaryOperator;

/**
 * Computes the parts of a batch side by side, each on one thread from the first step to the last: threads that share
 * a step wait for each other at its end, and a part of a batch leaves more of its maps in a core's own memory.
 */
final class Lanes implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    /** Made when they are first asked for. */
    private static final class Shared {
        private static final Lanes LANES = new Lanes(engineThreads(), Lanes::daemon);
    }

    /** @param factory gives each lane its thread */
    Lanes(int count, ThreadFactory factory) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, factory);
        if (count > 1) {
            begin();
        }
    }

    /** Those of the process, as many as the engine's threads; they are never closed. */
    static Lanes shared() {
        return Shared.LANES;
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
     * the number is one for a moment, in which nobody else may ask, and put back whatever happens.
     */
    private void begin() {
        synchronized (Lanes.class) {
            int before = JniUtils.getNumThreads();
            List<CompletableFuture<Void>> begun = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    begun.add(CompletableFuture.runAsync(Lanes::alone, threads)); // the pool begins a new thread for each of the first tasks
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

    private static void alone() {
        JniUtils.getNumThreads(); // a thread's first question takes the number for all, and would undo what follows
        JniUtils.setNumThreads(1);
    }

    /**
     * What a function makes of a batch {@code [N, ...]}, {@code [N, ...]} too; it belongs to the manager of {@code x}.
     *
     * @param function of some pictures, each by itself
     */
    NDArray run(NDArray x, UnaryOperator<NDArray> function) {
        long pictures = x.getShape().get(0);
        if (count == 1 || pictures < count) {
            return function.apply(x);
        }
        List<CompletableFuture<NDArray>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String rows = i * pictures / count + ":" + (i + 1) * pictures / count;
            parts.add(CompletableFuture.supplyAsync(() -> part(x, rows, function), threads));
        }
        return joined(parts);
    }

    /** Cut out in the lane, so that a failure there is one of a part too. */
    private static NDArray part(NDArray x, String rows, UnaryOperator<NDArray> function) {
        try (NDArray part = x.get(rows)) {
            return function.apply(part);
        }
    }

    /** All parts are waited for, also where one failed: none is still computing when this is left. */
    private static NDArray joined(List<CompletableFuture<NDArray>> parts) {
        try {
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            parts.stream().filter(part -> !part.isCompletedExceptionally()).forEach(part -> part.join().close());
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        try (NDList made = new NDList(parts.stream().map(CompletableFuture::join).toList())) {
            return NDArrays.concat(made);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
