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
import java.util.function.UnaryOperator;

/**
 * Computes the parts of a batch side by side, each on one thread from the first step to the last: threads that share
 * a step wait for each other at its end, and a part of a batch leaves more of its maps in a core's own memory.
 */
final class Lanes implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    /** As many as the engine's threads. */
    Lanes() {
        count = JniUtils.getNumThreads();
        threads = Executors.newFixedThreadPool(count, Lanes::daemon);
        if (count > 1) {
            begin();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lane");
        thread.setDaemon(true);
        return thread;
    }

    /** The engine keeps the number for each thread; what was set last holds for threads that have not computed yet. */
    private void begin() {
        synchronized (Lanes.class) {
            CompletableFuture<Void> all = new CompletableFuture<>();
            List<CompletableFuture<Void>> begun = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                CompletableFuture<Void> one = new CompletableFuture<>();
                begun.add(one);
                threads.execute(() -> {
                    JniUtils.getNumThreads(); // a thread's first question takes the number for all, and would undo what follows
                    JniUtils.setNumThreads(1);
                    one.complete(null);
                    all.join(); // so that each task has a thread of its own
                });
            }
            begun.forEach(CompletableFuture::join);
            all.complete(null);
            JniUtils.setNumThreads(count);
        }
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
            NDArray part = x.get(i * pictures / count + ":" + (i + 1) * pictures / count);
            parts.add(CompletableFuture.supplyAsync(() -> function.apply(part), threads).whenComplete((made, failure) -> part.close()));
        }
        return joined(parts);
    }

    /** All parts are waited for, also where one failed: none is still computing when this is left. */
    private static NDArray joined(List<CompletableFuture<NDArray>> parts) {
        try {
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            parts.stream().filter(part -> !part.isCompletedExceptionally()).forEach(part -> part.join().close());
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        NDList made = new NDList(parts.stream().map(CompletableFuture::join).toList());
        NDArray whole = NDArrays.concat(made);
        made.close();
        return whole;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
