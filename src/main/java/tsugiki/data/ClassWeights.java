package tsugiki.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;

/**
 * How much a picture counts in the loss, by its class: a remedy where some classes have few pictures and must not be
 * overlooked. It moves mistakes from rare classes to frequent ones, so that macro accuracy gains and accuracy may lose.
 *
 * @param values a weight a class, above 0; empty: every picture counts the same
 */
public record ClassWeights(List<Double> values) {

    /** Every picture counts the same. */
    public static final ClassWeights NONE = new ClassWeights(List.of());

    public ClassWeights {
        values = List.copyOf(values);
        values.stream().filter(weight -> !(weight > 0 && weight < Double.POSITIVE_INFINITY)).findFirst().ifPresent(weight -> {
            throw new CourseException("The class weight %s is not above 0: give each class a weight, 1 for the usual.", weight);
        });
    }

    /** Weights of one's own, by label. */
    public static ClassWeights of(double... weights) {
        return new ClassWeights(DoubleStream.of(weights).boxed().toList());
    }

    /**
     * Weights by which all classes count the same together: {@code n / (k n_c)}, with {@code n} pictures of {@code k}
     * classes that have some, {@code n_c} of class {@code c}; their mean over the pictures is 1. A class without
     * pictures gets 1. King and Zeng 2001, "Logistic regression in rare events data"; scikit-learn's {@code balanced}.
     *
     * @param counts pictures of each class that train, by label
     */
    public static ClassWeights balanced(int[] counts) {
        double pictures = IntStream.of(counts).sum();
        long classes = IntStream.of(counts).filter(count -> count > 0).count();
        return of(Arrays.stream(counts).mapToDouble(count -> count == 0 ? 1 : pictures / (classes * count)).toArray());
    }

    /**
     * Weights for {@link LabelSets labels}: a picture that has label c counts {@code (n - n_c) / n_c}, so that those that
     * have it and those that have not count the same together; 1 where one of the two is missing. PyTorch's {@code
     * pos_weight}.
     *
     * @param positives pictures that have each label
     * @param pictures all of them, n
     */
    public static ClassWeights positives(int[] positives, int pictures) {
        return of(Arrays.stream(positives).mapToDouble(there -> there == 0 || there == pictures ? 1 : (pictures - there) / (double) there).toArray());
    }

    /** {@link #balanced(int[])} by a data set's training pictures. */
    public static ClassWeights balanced(DataSet data) {
        return balanced(data.counts(data.train()));
    }

    /** What a picture of this class counts. */
    public double of(int label) {
        return values.isEmpty() ? 1 : values.get(label);
    }

    /** What pictures of these classes count together; their number where there are no weights. */
    public double sum(int[] labels) {
        return values.isEmpty() ? labels.length : IntStream.of(labels).mapToDouble(this::of).sum();
    }

    /** @throws CourseException if there are weights, but not one for each of so many classes */
    public ClassWeights require(int classes) {
        if (!values.isEmpty() && values.size() != classes) {
            throw new CourseException("There are %d class weights but %d classes: give one for each.", values.size(), classes);
        }
        return this;
    }
}
