package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import tsugiki.nn.Block;
import tsugiki.weights.DType;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/** Weights put aside, to be gone back to. */
final class Snapshot {

    /** Up to this share of the heap's limit, weights are kept in memory. */
    private static final int SHARE = 8;

    /** Another limit than that, in bytes: a property of the process. */
    static final String MOST = "tsugiki.weights.memory";

    private Snapshot() {}

    /** All weights and buffers where they lie: valid until they change. */
    static StateDict view(Block block) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        block.state().forEach((name, p) -> tensors.put(name, view(p.array())));
        return StateDict.of(block.describe(), tensors);
    }

    /** An array where it lies, or a copy of one that lies on a graphics card. */
    static TensorData view(NDArray array) {
        long[] shape = array.getShape().getShape();
        boolean counter = array.getDataType() == DataType.INT64;
        if (array.getDevice().isGpu()) {
            return counter ? TensorData.of(array.toLongArray(), shape) : TensorData.of(array.toFloatArray(), shape);
        }
        return new TensorData(counter ? DType.I64 : DType.F32, shape, array.toByteBuffer(true));
    }

    /** Keeps the present weights: in this file, or, if it is null, in memory or a temporary file as their size advises. */
    static Kept keep(Block block, Path file) {
        StateDict now = view(block);
        if (file != null) {
            SafeTensors.write(file, now, Map.of());
            return Kept.of(() -> SafeTensors.read(file));
        }
        if (bytes(now) > Long.getLong(MOST, Runtime.getRuntime().maxMemory() / SHARE)) {
            return Kept.temporary(now);
        }
        StateDict copy = copy(now);
        return Kept.of(() -> copy);
    }

    private static StateDict copy(StateDict state) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        state.tensors().forEach((name, t) -> {
            ByteBuffer bytes = ByteBuffer.allocateDirect(t.data().remaining()).put(t.data());
            tensors.put(name, new TensorData(t.dtype(), t.shape(), bytes.flip()));
        });
        return StateDict.of(state.source(), tensors);
    }

    private static long bytes(StateDict state) {
        return state.tensors().values().stream().mapToLong(t -> t.data().remaining()).sum();
    }

    /** A checksum of all weights and buffers. */
    static String checksum(Block block) {
        CRC32C sum = new CRC32C();
        view(block).tensors().values().forEach(t -> sum.update(t.data()));
        return Long.toHexString(sum.getValue());
    }
}
