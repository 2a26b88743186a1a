package tsugiki.data;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.picture.InterruptedPassException;

/**
 * One way through a loader's pictures: iterate once, then close.
 *
 * <p>Workers stay at most two batches ahead. A picture that cannot be read is left out and listed;
 * batches are filled up with the next one.
 */
public final class Pass implements Iterable<Batch>, Iterator<Batch>, AutoCloseable {

    private static final int BATCHES_AHEAD = 2;

    record Plan(int batch, Shape shape, int threads, Loader.Last last, boolean refuseUnreadable) {
        int values() {
            return Math.toIntExact(shape.size());
        }

        int most() {
            return last == Loader.Last.JOINED_IF_LONE ? batch + 1 : batch;
        }
    }

    /** Writes the values of the item with this index. */
    @FunctionalInterface
    interface Prepare {
        void into(float[] values, int index);
    }

    private record Work(int index, Future<float[]> values) {}

    private record Ready(int index, float[] values) {}

    private final Iterator<Integer> order;
    private final Prepare prepare;
    private final IntFunction<Item> items;
    private final Plan plan;
    private final ExecutorService workers;
    private final Deque<Work> ahead = new ArrayDeque<>();
    private final Deque<Ready> seen = new ArrayDeque<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Queue<float[]> spare = new ConcurrentLinkedQueue<>();
    private final AtomicReference<ByteBuffer> kept;
    private final ByteBuffer bytes;
    private Batch next;

    /** @param kept the buffer of an earlier pass, taken when it fits; this pass's goes back there */
    Pass(List<Integer> order, Prepare prepare, IntFunction<Item> items, Plan plan, AtomicReference<ByteBuffer> kept) {
        this.order = order.iterator();
        this.prepare = prepare;
        this.items = items;
        this.plan = plan;
        this.kept = kept;
        this.bytes = buffer((long) Math.min(plan.most(), Math.max(1, order.size())) * plan.values() * Float.BYTES);
        this.workers = Executors.newFixedThreadPool(plan.threads, Pass::daemon);
    }

    /** Memory outside the heap is freed late, so one buffer serves all passes. */
    private ByteBuffer buffer(long size) {
        ByteBuffer earlier = kept.getAndSet(null);
        if (earlier != null && earlier.capacity() >= size) {
            return earlier;
        }
        try {
            return ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new CourseException(e, "A batch of %d pictures of %s values needs %d MB, more than Java may use: choose e.g. 16.",
                    plan.batch, Text.count(plan.values()), size / 1_000_000);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tsugiki-loader");
        thread.setDaemon(true); // an abandoned pass must not keep the program alive
        return thread;
    }

    @Override
    public Iterator<Batch> iterator() {
        return this;
    }

    /**
     * Whether there is another batch; fills it.
     *
     * @throws InterruptedPassException when the thread is interrupted; its interrupt flag stays set
     */
    @Override
    public boolean hasNext() {
        if (next == null && !workers.isShutdown()) {
            next = fill();
            if (next == null) {
                close();
            }
        }
        return next != null;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch batch = next;
        next = null;
        return batch;
    }

    /** Pictures of the batches so far that could not be read. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Stops the workers. The last batch's values may be overwritten from now on. */
    @Override
    public void close() {
        if (!workers.isShutdown()) {
            workers.shutdownNow();
            ahead.clear();
            kept.set(bytes);
        }
    }

    private Batch fill() {
        FloatBuffer values = bytes.clear().asFloatBuffer();
        List<Integer> indices = new ArrayList<>();
        while (indices.size() < plan.batch || isOneLeft()) {
            Ready picture = seen.isEmpty() ? read() : seen.poll();
            if (picture == null) {
                break;
            }
            values.put(picture.values);
            spare.add(picture.values);
            indices.add(picture.index);
        }
        return indices.isEmpty() || indices.size() < plan.batch && plan.last == Loader.Last.LEFT_OUT ? null : batch(indices);
    }

    /** Whether a single picture, which is to join this batch, can be read after it. */
    private boolean isOneLeft() {
        if (plan.last != Loader.Last.JOINED_IF_LONE) {
            return false;
        }
        for (Ready picture = null; seen.size() < 2 && (picture = read()) != null;) {
            seen.add(picture);
        }
        return seen.size() == 1;
    }

    /** The next picture that can be read, or null. */
    private Ready read() {
        submit();
        for (Work work = ahead.poll(); work != null; work = ahead.poll()) {
            float[] values = await(work);
            if (values != null) {
                return new Ready(work.index, values);
            }
            submit();
        }
        return null;
    }

    private Batch batch(List<Integer> indices) {
        bytes.limit(indices.size() * plan.values() * Float.BYTES);
        int[] labels = indices.stream().mapToInt(index -> items.apply(index).label()).toArray();
        return new Batch(labels, indices.stream().mapToInt(i -> i).toArray(), bytes.slice().order(ByteOrder.nativeOrder()), plan.shape);
    }

    private void submit() {
        while (order.hasNext() && ahead.size() < BATCHES_AHEAD * plan.batch + plan.threads) {
            int index = order.next();
            ahead.add(new Work(index, workers.submit(() -> values(index))));
        }
    }

    private float[] values(int index) {
        float[] earlier = spare.poll();
        float[] values = earlier == null ? new float[plan.values()] : earlier;
        prepare.into(values, index);
        return values;
    }

    /** The picture's values, or null when it cannot be read. */
    private float[] await(Work work) {
        try {
            if (Thread.interrupted()) { // get() does not look when the picture is ready
                throw new InterruptedException();
            }
            return work.values.get();
        } catch (ExecutionException e) {
            String name = items.apply(work.index).name();
            String why = LeftOut.reason(e.getCause());
            if (why != null && !plan.refuseUnreadable) {
                leftOut.add(new LeftOut(name, why));
                return null;
            }
            close();
            throw surfaced(e.getCause(), name);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedPassException();
        }
    }

    private static RuntimeException surfaced(Throwable cause, String name) {
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        if (LeftOut.reason(cause) != null) {
            return new CourseException(cause, "%s cannot be prepared: %s; make it smaller, or give Java more with -Xmx.", Shown.text(name), LeftOut.NO_MEMORY);
        }
        throw (Error) cause; // workers run functions that declare nothing else
    }
}
