package tsugiki.weights;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/** The pickle machine's stack with its marks, and the limits that keep a small file from filling memory. */
final class PickleStack {

    // The largest network here has some 2,000 tensors with about ten values each.
    private static final int MAX_VALUES = 1 << 20;

    private final Path file;
    private final List<Object> values = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private int made;

    PickleStack(Path file) {
        this.file = file;
    }

    void push(Object value) {
        values.add(value);
        limit(values.size());
    }

    /** Pushes a container that was just made. */
    void pushNew(Object value) {
        limit(++made);
        push(value);
    }

    void mark() {
        marks.push(values.size());
        limit(marks.size());
    }

    Object peek() {
        requireValues(1);
        return values.get(values.size() - 1);
    }

    Object pop() {
        requireValues(1);
        return values.remove(values.size() - 1);
    }

    /** The topmost values, the deepest first. */
    Object[] pop(int count) {
        requireValues(count);
        List<Object> top = values.subList(values.size() - count, values.size());
        Object[] popped = top.toArray();
        top.clear();
        return popped;
    }

    /** Everything above the last mark, the deepest first; a list of its own. */
    List<Object> popMark() {
        if (marks.isEmpty()) {
            throw damaged("a mark is missing");
        }
        List<Object> top = values.subList(marks.pop(), values.size());
        List<Object> popped = new ArrayList<>(top);
        top.clear();
        return popped;
    }

    /** The pickle's value, which must be all that is left. */
    Object last() {
        Object last = pop();
        if (!values.isEmpty() || !marks.isEmpty()) {
            throw damaged("values are left on its stack");
        }
        return last;
    }

    void limit(int count) {
        if (count > MAX_VALUES) {
            throw new CourseException("%s holds more than %d values beside its tensors: it is no weights file, save only model.state_dict().", file, MAX_VALUES);
        }
    }

    CourseException damaged(String why) {
        return new CourseException("%s is damaged (%s): get it again.", file, Shown.text(why));
    }

    /** Values below the last mark are out of reach, as in Python. */
    private void requireValues(int count) {
        int floor = marks.isEmpty() ? 0 : marks.peek();
        if (values.size() - floor < count) {
            throw damaged("a value is missing on its stack");
        }
    }
}
