package tsugiki.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.weights.TorchTensor.Storage;

/**
 * The names that a file of plain tensors needs, and what stands for each: the whole of what a
 * {@code .pth} file can make happen.
 */
final class TorchWorld implements PickleWorld {

    private static final int MAX_RANK = 64;
    private static final int MAX_PAIRS = 1 << 20;

    /** Everything that may be called. */
    private static final Set<String> CALLABLE = Set.of(
            "collections.OrderedDict", "torch.Size", "torch.device", "torch.serialization._get_layout",
            "torch.nn.parameter.Parameter", "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state",
            "torch._tensor._rebuild_from_type_v2", "collections.Counter", "_codecs.encode",
            "builtins.set", "builtins.bytearray", "builtins.complex", "__builtin__.set", "__builtin__.bytearray", "__builtin__.complex");

    /** Element types that stand among a checkpoint's plain values. */
    private static final Set<String> CONSTANTS = Set.of(
            "torch.float64", "torch.float32", "torch.float16", "torch.bfloat16", "torch.int64", "torch.int32",
            "torch.int16", "torch.int8", "torch.uint8", "torch.bool", "torch.Tensor");

    private final Path file;
    private final Map<String, Storage> blocks = new HashMap<>();
    private int pairs;

    TorchWorld(Path file) {
        this.file = file;
    }

    /** The stored blocks met so far, by key. */
    Map<String, Storage> blocks() {
        return blocks;
    }

    @Override
    public Object named(Global global) {
        String name = global.toString();
        if (global.module().equals("torch") && DType.ofStorage(global.name()).isPresent()) {
            return DType.ofStorage(global.name()).get();
        }
        if (CALLABLE.contains(name)) {
            return global;
        }
        if (CONSTANTS.contains(name)) {
            return name;
        }
        throw refused(global);
    }

    private CourseException refused(Global global) {
        String name = global.toString();
        if (name.startsWith("torch._utils._rebuild_qtensor") || name.matches("torch\\.(Q\\w*Storage|qu?int\\d\\w*|quint\\w+|per_(tensor|channel)_affine\\w*)|torch\\.\\w*\\.?nn\\..*quant.*")) {
            return unread("quantised tensors", name, "use the float weights of the same network");
        }
        if (name.startsWith("torch._utils._rebuild_sparse")) {
            return unread("sparse tensors", name, "save them after to_dense()");
        }
        if (name.startsWith("torch.distributed.") || name.startsWith("torch._utils._rebuild_wrapper_subclass")) {
            return unread("tensors spread over several machines", name, "gather them with full_tensor() and save again");
        }
        if (name.startsWith("torch.complex") || name.startsWith("torch.Complex")) {
            return unread("complex tensors", name, "save them as float32");
        }
        if (name.startsWith("torch.float8") || name.startsWith("torch.float4") || name.equals("torch._utils._rebuild_tensor_v3")) {
            return unread("tensors of a kind such as float8", name, "save them as float32");
        }
        if (name.startsWith("torch._utils._rebuild_meta") || name.startsWith("torch._utils._rebuild_nested")) {
            return unread("tensors without values of their own", name, "save the network's real weights");
        }
        if (name.matches("torch\\.\\w+Storage|torch\\.storage\\.\\w+Storage|torch\\.u?int\\d+|torch\\.bits\\w+")) {
            return unread("tensors of a kind the kit does not know", name, "save them as float32");
        }
        return new CourseException("%s names %s, which can run code: it is refused, since a weights file needs tensors only; save model.state_dict() alone.", file, Shown.text(name));
    }

    private CourseException unread(String what, String name, String instead) {
        return new CourseException("%s holds %s (%s), which the kit cannot read: %s.", file, what, Shown.text(name), instead);
    }

    @Override
    public Object call(Object callee, Object[] arguments) {
        if (!(callee instanceof Global global)) {
            throw damaged("it calls something that is no function");
        }
        return switch (global.toString()) {
            case "collections.OrderedDict" -> orderedDict(arguments);
            case "torch._utils._rebuild_tensor" -> tensor(arguments, 4, 4);
            case "torch._utils._rebuild_tensor_v2" -> tensor(arguments, 6, 7);
            case "torch._tensor._rebuild_from_type_v2" -> fromType(arguments);
            case "torch.Size" -> argument(arguments, 0, Object[].class);
            case "torch.device", "torch.serialization._get_layout" -> argument(arguments, 0, String.class);
            case "collections.Counter" -> arguments.length == 0 ? new LinkedHashMap<>() : argument(arguments, 0, Map.class);
            case "_codecs.encode" -> argument(arguments, 0, String.class);
            case "builtins.set", "builtins.bytearray", "__builtin__.set", "__builtin__.bytearray" -> arguments.length == 0 ? new ArrayList<>() : arguments[0];
            case "builtins.complex", "__builtin__.complex" -> arguments;
            // Parameter(tensor, ...) and its rebuilders: the tensor is what counts.
            default -> argument(arguments, 0, TorchTensor.class);
        };
    }

    private Object fromType(Object[] arguments) {
        Object function = argument(arguments, 0, Global.class);
        if (!function.toString().startsWith("torch._utils._rebuild_")) {
            throw damaged("it rebuilds a tensor by " + function);
        }
        return call(function, argument(arguments, 2, Object[].class));
    }

    private Map<Object, Object> orderedDict(Object[] arguments) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        if (arguments.length == 0) {
            return dict;
        }
        for (Object item : argument(arguments, 0, List.class)) {
            Object[] pair = item instanceof List<?> list ? list.toArray() : item instanceof Object[] tuple ? tuple : new Object[0];
            if (pair.length != 2 || !(pair[0] instanceof String) || ++pairs > MAX_PAIRS) {
                throw damaged("an OrderedDict is made of something that is not name and value");
            }
            dict.put(pair[0], pair[1]);
        }
        return dict;
    }

    private TorchTensor tensor(Object[] arguments, int least, int most) {
        if (arguments.length < least || arguments.length > most) {
            throw damaged("a tensor is made of " + arguments.length + " values");
        }
        if (arguments.length == 7 && arguments[6] instanceof Map<?, ?> flags && !flags.isEmpty()) {
            throw new CourseException("%s holds a conjugate or negative view: save it after resolve_conj().resolve_neg().", file);
        }
        return new TorchTensor(argument(arguments, 0, Storage.class), argument(arguments, 1, Long.class),
                lengths(arguments, 2), lengths(arguments, 3)).checked(file);
    }

    private long[] lengths(Object[] arguments, int index) {
        Object[] tuple = argument(arguments, index, Object[].class);
        if (tuple.length > MAX_RANK) {
            throw damaged("a tensor has " + tuple.length + " axes");
        }
        long[] lengths = new long[tuple.length];
        for (int i = 0; i < tuple.length; i++) {
            lengths[i] = argument(tuple, i, Long.class);
        }
        return lengths;
    }

    /** {@code ("storage", class, key, device, elements)}, in the older form with a sixth: {@code (view key, offset, elements)} or None. */
    @Override
    public Object persistent(Object id) {
        if (!(id instanceof Object[] fields) || fields.length < 5 || fields.length > 6 || !"storage".equals(fields[0])) {
            throw damaged("it refers to something that is no storage");
        }
        long count = argument(fields, 4, Long.class);
        Storage block = new Storage(argument(fields, 1, DType.class), argument(fields, 2, String.class), count, 0, count);
        if (TensorData.byteSize(block.dtype(), new long[] {count}) < 0) {
            throw damaged("a storage has " + count + " elements");
        }
        Storage known = blocks.putIfAbsent(block.key(), block);
        if (known != null && !known.equals(block)) {
            throw damaged("the storage " + block.key() + " has two sizes or kinds");
        }
        return fields.length == 5 || fields[5] == null ? block : view(block, argument(fields, 5, Object[].class));
    }

    private Storage view(Storage block, Object[] view) {
        long begin = argument(view, 1, Long.class);
        long count = argument(view, 2, Long.class);
        if (begin < 0 || count < 0 || begin > block.root() - count) {
            throw damaged("a view passes the end of its storage");
        }
        return new Storage(block.dtype(), block.key(), block.root(), begin, count);
    }

    private <T> T argument(Object[] arguments, int index, Class<T> type) {
        if (index >= arguments.length || !type.isInstance(arguments[index])) {
            throw damaged("a " + type.getSimpleName() + " is missing where a tensor is made");
        }
        return type.cast(arguments[index]);
    }

    private CourseException damaged(String why) {
        return new CourseException("%s is damaged (%s): get it again.", file, Shown.text(why));
    }
}
