package tsugiki.transfer;

import java.util.List;
import tsugiki.base.CourseException;

/**
 * What a student said of validation pictures, kept with it: what it is asked later is compared with this, to see a drift.
 *
 * @param answers how often each class was its answer, in the order of its classes
 * @param probabilities of its answers, 0..1, ascending, a value a picture
 * @param refused to how many of them it said "I do not know"
 */
public record Reference(List<Integer> answers, List<Double> probabilities, int refused) {

    /** @throws CourseException if these are not of the same pictures */
    public Reference {
        answers = List.copyOf(answers);
        probabilities = probabilities.stream().sorted().toList();
        long sum = answers.stream().mapToLong(Integer::longValue).sum();
        if (probabilities.isEmpty() || sum != probabilities.size() || answers.stream().anyMatch(count -> count < 0) || refused < 0 || refused > sum
                || probabilities.stream().anyMatch(p -> !(p >= 0 && p <= 1))) {
            throw new CourseException("%d answers, %d probabilities and %d refusals are no reference: make it anew with Drift.reference(student, data.validation()).",
                    sum, probabilities.size(), refused);
        }
    }

    /** How many pictures. */
    public int pictures() {
        return probabilities.size();
    }
}
