package tsugiki.course;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.notebook.Kernel;

/**
 * Looks whether an exercise is solved, and says at once what is right or wrong, without the answer.
 *
 * <p>It asks the notebook for the learner's variables by their names, so that it also answers while they do
 * not exist. A check ends with its hint:
 *
 * <pre>{@code
 * Check.number("04.1", "share", 0.25, 1e-3).hint("Divide the new weights by all weights.")
 * }</pre>
 */
public final class Check {

    private static final String RIGHT = "";

    private final String exercise;
    private final List<String> names;
    private final Function<Answers, String> fault;

    /** @param fault what is wrong with the answers; empty if nothing */
    private Check(String exercise, List<String> names, Function<Answers, String> fault) {
        this.exercise = exercise;
        this.names = List.copyOf(names);
        this.fault = fault;
    }

    /** A number: {@code |x - right| <= tolerance}. */
    public static Check number(String exercise, String name, double right, double tolerance) {
        return new Check(exercise, List.of(name), answers -> compare(answers.toString(), answers.number(name), right, tolerance));
    }

    /** A whole number, exactly. */
    public static Check whole(String exercise, String name, long right) {
        return new Check(exercise, List.of(name), answers -> answers.number(name) != Math.rint(answers.number(name))
                ? answers + " is not a whole number." : compare(answers.toString(), answers.number(name), right, 0));
    }

    /** A text; capital letters and blanks around it do not matter. */
    public static Check text(String exercise, String name, String right) {
        return new Check(exercise, List.of(name), answers -> answers.text(name).equalsIgnoreCase(right) ? RIGHT : notRight(answers));
    }

    /** One text of several, which a wrong answer is told. */
    public static Check choice(String exercise, String name, String right, String... among) {
        return new Check(exercise, List.of(name), answers -> answers.text(name).equalsIgnoreCase(right) ? RIGHT
                : Arrays.stream(among).anyMatch(answers.text(name)::equalsIgnoreCase) ? notRight(answers)
                : Text.of("%s is none of %s.", answers, String.join(", ", among)));
    }

    /** Several numbers in their order, each within the tolerance. */
    public static Check numbers(String exercise, String name, double tolerance, double... right) {
        return new Check(exercise, List.of(name), answers -> {
            double[] given = answers.numbers(name);
            if (given.length != right.length) {
                return Text.of("%s has %d numbers, and %d are asked for.", name, given.length, right.length);
            }
            for (int i = 0; i < right.length; i++) {
                String wrong = compare(Text.of("%s, number %d of %d: %s", name, i + 1, right.length, given[i]), given[i], right[i], tolerance);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
            return RIGHT;
        });
    }

    /** A shape, or the shape of an array. */
    public static Check shape(String exercise, String name, long... right) {
        return new Check(exercise, List.of(name), answers -> {
            Shape given = answers.shape(name);
            return given.equals(new Shape(right)) ? RIGHT : given.dimension() == right.length
                    ? Text.of("the shape of %s, %s, is not right.", name, given)
                    : Text.of("the shape of %s, %s, has %d numbers, and %d are asked for.", name, given, given.dimension(), right.length);
        });
    }

    /** Any condition on several answers. */
    public static Check that(String exercise, List<String> names, Predicate<Answers> right) {
        return new Check(exercise, names, answers -> right.test(answers) ? RIGHT : notRight(answers));
    }

    /** Checks now. The verdict is written to the file {@code TSUGIKI_CHECKS}, if one is named. */
    public Verdict hint(String hint) {
        Optional<Kernel> kernel = Kernel.find();
        Verdict verdict = verdict(hint, name -> kernel.flatMap(k -> k.variable(name)));
        Course.note("TSUGIKI_CHECKS", verdict.toJson());
        return verdict;
    }

    Verdict verdict(String hint, Function<String, Optional<Object>> variables) {
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach(name -> variables.apply(name).ifPresent(value -> values.put(name, value)));
        List<String> empty = names.stream().filter(name -> !values.containsKey(name)).toList();
        if (!empty.isEmpty()) {
            return new Verdict(exercise, Verdict.State.EMPTY, Text.of("%s no value yet: write your answer into the exercise cell above, "
                    + "run that cell, then run this one again.", String.join(", ", empty) + (empty.size() > 1 ? " have" : " has")), hint);
        }
        String wrong = judge(new Answers(values));
        return wrong.isEmpty() ? new Verdict(exercise, Verdict.State.RIGHT, "right.", hint)
                : new Verdict(exercise, Verdict.State.WRONG, wrong, hint);
    }

    private String judge(Answers answers) {
        try {
            return fault.apply(answers);
        } catch (CourseException e) {
            return e.getMessage();
        } catch (RuntimeException e) { // a condition met an answer that its author did not think of
            return Text.of("%s cannot be checked (%s): is it of the type the exercise asks for?", answers, e);
        }
    }

    private static String compare(String given, double x, double right, double tolerance) {
        return Math.abs(x - right) <= tolerance ? RIGHT
                : given + (Double.isNaN(x) ? " is not a number." : x > right ? " is too large." : " is too small.");
    }

    private static String notRight(Answers answers) {
        return answers + " is not right.";
    }

    @Override
    public String toString() {
        return Text.of("check %s without its hint: end it with .hint(\"...\")", exercise);
    }
}
