package tsugiki.weights;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.weights.PickleWorld.Global;

/**
 * Python's pickle machine (protocols 2 to 5) without its power: it builds numbers, texts, lists,
 * tuples, dicts, and what a {@link PickleWorld} allows by name. No code of the file can run.
 *
 * <p>Python's None is null, a tuple {@code Object[]}, a list or set {@code List}, a dict
 * {@code Map}, an integer {@code Long} (or {@code BigInteger}), a float {@code Double}.
 */
final class PickleReader {

    private final Path file;
    private final ByteBuffer in;
    private final PickleWorld world;
    private final PickleScalars scalars;
    private PickleStack stack;
    private Map<Long, Object> memo;

    /** @param in the bytes; each {@link #read()} takes one pickle and leaves the position behind it */
    PickleReader(Path file, ByteBuffer in, PickleWorld world) {
        this.file = file;
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
        this.world = world;
        this.scalars = new PickleScalars(file, in);
    }

    /** @throws CourseException if the pickle is cut, damaged, too large, or names what is not allowed */
    Object read() {
        stack = new PickleStack(file);
        memo = new HashMap<>();
        try {
            for (int op = next(); op != '.'; op = next()) {
                step(op);
            }
            return stack.last();
        } catch (BufferUnderflowException e) {
            throw new CourseException(e, "%s ends too early: it is truncated, get it again.", file);
        }
    }

    private int next() {
        return in.get() & 0xff;
    }

    private void step(int op) {
        switch (op) {
            case 0x80 -> protocol(next());
            case 0x95 -> in.getLong(); // FRAME, a hint for streams
            case '(' -> stack.mark();
            case '0' -> stack.pop();
            case '1' -> stack.popMark();
            case '2' -> stack.push(stack.peek());
            case 'q', 'r', 0x94, 'h', 'j' -> memory(op);
            case 'N', 0x88, 0x89, 'J', 'K', 'M', 'G', 0x8a, 0x8b -> stack.push(scalars.number(op));
            case 'T', 'U', 'X', 0x8c, 0x8d, 'B', 'C', 0x8e, 0x96 -> stack.push(scalars.text(op));
            case ')', 't', 0x85, 0x86, 0x87, ']', 0x8f, 'l', 0x91, '}', 'd' -> container(op);
            case 'a', 'e', 0x90, 's', 'u' -> fill(op);
            case 'c', 0x93, 'R', 0x81, 'b', 'Q' -> object(op);
            default -> throw refused(op);
        }
    }

    private void protocol(int version) {
        if (version < 2 || version > 5) {
            throw new CourseException("%s is a pickle of protocol %d, which PyTorch does not write: save it again with torch.save.", file, version);
        }
    }

    private void memory(int op) {
        switch (op) {
            case 'q' -> memo.put((long) next(), stack.peek());
            case 'r' -> memo.put(in.getInt() & 0xffffffffL, stack.peek());
            case 0x94 -> memo.put((long) memo.size(), stack.peek());
            case 'h' -> recall(next());
            default -> recall(in.getInt() & 0xffffffffL);
        }
        stack.limit(memo.size());
    }

    private void recall(long key) {
        if (!memo.containsKey(key)) {
            throw stack.damaged("it uses a value that it never stored");
        }
        stack.push(memo.get(key));
    }

    private void container(int op) {
        Object made = switch (op) {
            case ')' -> new Object[0];
            case 't' -> stack.popMark().toArray();
            case 0x85, 0x86, 0x87 -> stack.pop(op - 0x84);
            case ']', 0x8f -> new ArrayList<>();
            case 'l', 0x91 -> stack.popMark();
            case '}' -> new LinkedHashMap<>();
            default -> {
                Map<Object, Object> dict = new LinkedHashMap<>();
                putAll(dict, stack.popMark());
                yield dict;
            }
        };
        stack.pushNew(made);
    }

    private void fill(int op) {
        switch (op) {
            case 'a' -> {
                Object item = stack.pop();
                list().add(item);
            }
            case 's' -> {
                Object[] pair = stack.pop(2);
                putAll(dict(), Arrays.asList(pair));
            }
            case 'u' -> {
                List<Object> pairs = stack.popMark();
                putAll(dict(), pairs);
            }
            default -> {
                List<Object> items = stack.popMark();
                list().addAll(items);
            }
        }
    }

    private void putAll(Map<Object, Object> dict, List<Object> pairs) {
        if (pairs.size() % 2 != 0) {
            throw stack.damaged("a dict has a key without a value");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            // A list or dict as key could contain itself, and would be hashed without end; a tuple is told from others by being itself.
            if (!(key instanceof String || key instanceof Number || key instanceof Boolean || key instanceof Object[] || key == null)) {
                throw stack.damaged("a dict has a key that is neither text, number nor tuple");
            }
            dict.put(key, pairs.get(i + 1));
        }
    }

    private void object(int op) {
        switch (op) {
            case 'c' -> stack.push(world.named(new Global(scalars.line(), scalars.line())));
            case 0x93 -> {
                Object[] names = stack.pop(2);
                if (!(names[0] instanceof String module && names[1] instanceof String name)) {
                    throw stack.damaged("it names an object by something that is not text");
                }
                stack.push(world.named(new Global(module, name)));
            }
            case 'Q' -> stack.push(world.persistent(stack.pop()));
            case 'b' -> build(stack.pop());
            default -> call();
        }
    }

    private void call() {
        if (!(stack.pop() instanceof Object[] arguments)) {
            throw stack.damaged("it calls something without a tuple of arguments");
        }
        stack.pushNew(world.call(stack.pop(), arguments));
    }

    /** State is dropped: a state dict's _metadata and an old Parameter's flags are the only ones that tensors have. */
    private void build(Object state) {
        Object target = stack.peek();
        boolean plain = state instanceof Map || state instanceof Object[] || state == null;
        if (!plain || !(target instanceof Map || target instanceof TorchTensor)) {
            throw new CourseException("%s sets the state of an object that is no tensor or dict, which can run code: it is refused, save only model.state_dict().", file);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> dict() {
        if (stack.peek() instanceof Map<?, ?> dict) {
            return (Map<Object, Object>) dict;
        }
        throw stack.damaged("it puts an entry into something that is no dict");
    }

    @SuppressWarnings("unchecked")
    private List<Object> list() {
        if (stack.peek() instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw stack.damaged("it appends to something that is no list");
    }

    private CourseException refused(int op) {
        String name = switch (op) {
            case 'i' -> "INST " + scalars.line() + "." + scalars.line();
            case 'o' -> "OBJ";
            case 0x82, 0x83, 0x84 -> "EXT";
            case 0x92 -> "NEWOBJ_EX";
            default -> null;
        };
        if (name == null) {
            return stack.damaged(Text.of("0x%02x is no instruction that PyTorch writes", op));
        }
        return new CourseException("%s makes an object (%s), which can run code: it is refused, save only model.state_dict().", file, Shown.text(name));
    }
}
