package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pickles a module: an object with {@code training} and tensors, whose numbers lie in files of their own. */
final class TorchScriptPickle {

    private static final int PROTOCOL = 0x80;
    private static final int NEW_OBJECT = 0x81;
    private static final int TRUE = 0x88;
    private static final int FALSE = 0x89;
    private static final int LONG = 0x8a;

    /** PyTorch's name for the storage of each type. */
    private static final Map<DataType, String> STORAGES = Map.of(DataType.FLOAT32, "FloatStorage", DataType.INT64, "LongStorage");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TorchScriptPickle() {}

    /** The object, not in training mode; the numbers of the first tensor are in {@code data/0}, and so on. */
    static byte[] module(String type, Map<String, NDArray> tensors) {
        TorchScriptPickle pickle = new TorchScriptPickle();
        pickle.op(PROTOCOL, 2);
        int dot = type.lastIndexOf('.');
        pickle.global(type.substring(0, dot), type.substring(dot + 1));
        pickle.op(')', NEW_OBJECT, '}', '(');
        pickle.text("training");
        pickle.op(FALSE);
        int number = 0;
        for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
            pickle.text(tensor.getKey());
            pickle.tensor(tensor.getValue(), number++);
        }
        pickle.op('u', 'b', '.');
        return pickle.out.toByteArray();
    }

    private void tensor(NDArray tensor, int number) {
        String storage = STORAGES.get(tensor.getDataType());
        if (storage == null) {
            throw new IllegalArgumentException("a tensor of type " + tensor.getDataType() + " is not written");
        }
        long[] shape = tensor.getShape().getShape();
        global("torch._utils", "_rebuild_tensor_v2");
        op('(', '(');
        text("storage");
        global("torch", storage);
        text(String.valueOf(number));
        text("cpu");
        number(tensor.size());
        op('t', 'Q');
        number(0);
        tuple(shape);
        tuple(strides(shape));
        op(FALSE);
        global("collections", "OrderedDict");
        op(')', 'R', 't', 'R');
    }

    private static long[] strides(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }

    private void tuple(long[] numbers) {
        op('(');
        for (long number : numbers) {
            number(number);
        }
        op('t');
    }

    private void number(long value) {
        op(LONG, Long.BYTES);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    private void global(String module, String name) {
        out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        op('X');
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private void op(int... codes) {
        for (int code : codes) {
            out.write(code);
        }
    }
}
