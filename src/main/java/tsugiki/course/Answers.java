package tsugiki.course;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tsugiki.base.CourseException;

/**
 * The learner's answers to an exercise, by the names of their variables.
 *
 * <p>Each question is answered, or throws a {@link CourseException} that says what the variable holds instead.
 */
public final class Answers {

    private final Map<String, Object> values;

    Answers(Map<String, Object> values) {
        this.values = values;
    }

    /** The value itself. */
    public Object value(String name) {
        return values.get(name);
    }

    /** A number of any type. */
    public double number(String name) {
        return number(name, value(name), "a number");
    }

    /** A text, without blanks around it. */
    public String text(String name) {
        if (value(name) instanceof CharSequence || value(name) instanceof Character) {
            return value(name).toString().strip();
        }
        throw wrongType(name, "a text in quotation marks");
    }

    /** Numbers in a list or an array of one dimension. */
    public double[] numbers(String name) {
        Object value = value(name) instanceof Collection<?> list ? list.toArray()
                : value(name) instanceof NDArray array ? array.toArray() : value(name);
        if (!value.getClass().isArray()) {
            throw wrongType(name, "a list or an array of numbers");
        }
        return IntStream.range(0, Array.getLength(value))
                .mapToDouble(i -> number(name, Array.get(value, i), "a list or an array of numbers")).toArray();
    }

    /** A shape: a {@link Shape} itself, that of an NDArray, or the lengths of an array of arrays. */
    public Shape shape(String name) {
        Object value = value(name);
        if (value instanceof Shape shape) {
            return shape;
        }
        if (value instanceof NDArray array) {
            return array.getShape();
        }
        if (!value.getClass().isArray()) {
            throw wrongType(name, "a Shape or an array");
        }
        LongStream.Builder lengths = LongStream.builder();
        for (Object inner = value; inner != null && inner.getClass().isArray();
                inner = Array.getLength(inner) == 0 ? null : Array.get(inner, 0)) {
            lengths.add(Array.getLength(inner));
        }
        return new Shape(lengths.build().toArray());
    }

    /** {@code a = 1, b = 2}, no longer than a line. */
    @Override
    public String toString() {
        String text = String.join(", ", values.entrySet().stream().map(e -> e.getKey() + " = " + written(e.getValue())).toList());
        return text.length() > 100 ? text.substring(0, 97) + "..." : text;
    }

    private static String written(Object value) {
        return value.getClass().isArray() && value.getClass().getComponentType().isPrimitive()
                ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList().toString()
                : value instanceof Object[] array ? java.util.Arrays.deepToString(array) : String.valueOf(value);
    }

    private double number(String name, Object value, String wanted) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrongType(name, wanted);
    }

    private CourseException wrongType(String name, String wanted) {
        return new CourseException("%s is of type %s, and the exercise asks for %s.",
                name, value(name).getClass().getSimpleName(), wanted);
    }
}
