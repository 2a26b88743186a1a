package tsugiki.spark;

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
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import tsugiki.data.Batch;
import tsugiki.data.Inputs;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;

/**
 * The pictures of a part of a list, passed through the process's network 16 at a time, as the store passes them: a
 * row a picture, in order. A picture that cannot be read has a row with the reason.
 */
final class PictureRows implements Iterator<Row> {

    private static final int BATCH = 16;

    /** So many rows of pictures that cannot be read are gathered before they are handed on. */
    private static final int MOST_AT_ONCE = 256;

    /** Spark's own, where nothing else is said; a driver that computes by itself tries once. */
    private static final int USUAL_ATTEMPTS = 4;
    private static final String DRIVER = "driver";

    private static final Inputs.Draw UNCHANGED = new Inputs.Draw(0, 0, 0);

    /** Makes a row of a listed picture. */
    @FunctionalInterface
    interface Maker {
        /**
         * @param digest of the picture's bytes, or null
         * @param numbers the network's, or null
         * @param why there are none, or null
         */
        Row row(Row listed, String digest, float[] numbers, String why);
    }

    private record Seen(Row listed, String digest, String why) {}

    private final Iterator<Row> list;
    private final LoadedNetwork network;
    private final Maker maker;
    private final Inputs inputs;
    private final float[] values;
    private final ByteBuffer bytes;
    private final Deque<Row> ready = new ArrayDeque<>();

    PictureRows(Iterator<Row> list, LoadedNetwork network, Maker maker) {
        this.list = list;
        this.network = network;
        this.maker = maker;
        this.inputs = Inputs.of(network.preprocessing());
        this.values = new float[Math.toIntExact(inputs.shape().size())];
        this.bytes = ByteBuffer.allocateDirect(BATCH * values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && list.hasNext()) {
            fill();
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.poll();
    }

    private void fill() {
        FloatBuffer batch = bytes.clear().asFloatBuffer();
        List<Seen> seen = new ArrayList<>();
        int count = 0;
        while (count < BATCH && seen.size() < MOST_AT_ONCE && list.hasNext()) {
            Seen one = look(list.next());
            seen.add(one);
            if (one.why == null) {
                batch.put(values);
                count++;
            }
        }
        Iterator<float[]> rows = List.of(count == 0 ? new float[0][] : network.rows(batch(count))).iterator();
        seen.forEach(one -> ready.add(maker.row(one.listed, one.digest, one.why == null ? rows.next() : null, one.why)));
    }

    private Batch batch(int count) {
        Shape shape = inputs.shape();
        ByteBuffer filled = bytes.duplicate().order(ByteOrder.nativeOrder()).rewind().limit(count * values.length * Float.BYTES);
        return new Batch(new int[count], IntStream.range(0, count).toArray(), filled.slice().order(ByteOrder.nativeOrder()), shape);
    }

    /** Reads a picture into {@link #values}, or finds out why not. */
    private Seen look(Row listed) {
        String why = listed.getString(listed.fieldIndex(Columns.LEFT_OUT));
        if (why != null) {
            return new Seen(listed, null, why);
        }
        String address = listed.getString(listed.fieldIndex(Columns.PATH));
        FarPicture picture = new FarPicture(address);
        try {
            inputs.read(new Item(address, 0, picture), UNCHANGED, values);
            return new Seen(listed, picture.digest(), null);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            String reason = LeftOut.reason(e);
            if (reason == null || picture.failedFar() && !isLastAttempt()) {
                throw e; // Spark tries the part again, elsewhere perhaps
            }
            return new Seen(listed, picture.digest(), reason);
        }
    }

    private static boolean isLastAttempt() {
        int most = SparkEnv.get().conf().getInt("spark.task.maxFailures", USUAL_ATTEMPTS);
        return TaskContext.get().attemptNumber() + 1 >= (DRIVER.equals(SparkEnv.get().executorId()) ? 1 : most);
    }
}
