package tsugiki.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * What a network's head would see of each picture, and what the picture shows.
 *
 * @param values features {@code [N, D]} in row-major order; not copied, do not change them
 * @param dimension D
 * @param labels class of each row, {@code [N]}, from 0; not copied, do not change them
 * @param files name of each row's picture, {@code class/file.jpg}
 * @param classes names by label
 */
public record Features(float[] values, int dimension, int[] labels, List<String> files, List<String> classes) {

    public Features {
        files = List.copyOf(files);
        classes = List.copyOf(classes);
        if (dimension < 1 || values.length != (long) labels.length * dimension || files.size() != labels.length) {
            throw new IllegalArgumentException(Text.of("%d values, %d labels, %d files and dimension %d do not fit together",
                    values.length, labels.length, files.size(), dimension));
        }
        for (int label : labels) {
            if (label < 0 || label >= classes.size()) {
                throw new IllegalArgumentException("label " + label + " is none of " + classes.size() + " classes");
            }
        }
    }

    /** How many pictures, N. */
    public int size() {
        return labels.length;
    }

    /** The features of one picture, {@code [D]}, a copy. */
    public float[] row(int i) {
        float[] row = new float[dimension];
        System.arraycopy(values, i * dimension, row, 0, dimension);
        return row;
    }

    /** Some rows, in the order given. */
    public Features rows(int... indices) {
        float[] some = new float[indices.length * dimension];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * dimension, some, i * dimension, dimension);
        }
        return new Features(some, dimension, IntStream.of(indices).map(i -> labels[i]).toArray(),
                IntStream.of(indices).mapToObj(files::get).toList(), classes);
    }

    /** All rows but these, in their order. */
    public Features without(Collection<Integer> indices) {
        Set<Integer> out = new HashSet<>(indices);
        return rows(IntStream.range(0, size()).filter(i -> !out.contains(i)).toArray());
    }

    /** The rows whose picture's name, {@code class/file.jpg}, is wanted, in their order. */
    public Features where(Predicate<String> file) {
        return rows(IntStream.range(0, size()).filter(i -> file.test(files.get(i))).toArray());
    }

    /** Every second row, from the first. */
    public Features everySecond() {
        return rows(IntStream.iterate(0, i -> i < size(), i -> i + 2).toArray());
    }

    /** The first rows of each class, at most {@code perClass} of its label, in their order. */
    public Features atMost(IntUnaryOperator perClass) {
        int[] left = IntStream.range(0, classes.size()).map(perClass).toArray();
        return rows(IntStream.range(0, size()).filter(i -> left[labels[i]]-- > 0).toArray());
    }

    /**
     * The rows with the largest values of one feature, the largest first; of equal ones the first.
     *
     * @param feature 0 to {@code dimension - 1}
     * @throws CourseException if there is no such feature
     */
    public Features highest(int feature, int atMost) {
        if (feature < 0 || feature >= dimension) {
            throw new CourseException("There is no feature %d in %s: choose 0 to %d.", feature, this, dimension - 1);
        }
        return rows(IntStream.range(0, size()).boxed().sorted(Comparator.comparingDouble(i -> -values[i * dimension + feature]))
                .limit(atMost).mapToInt(i -> i).toArray());
    }

    /**
     * These rows, then the others.
     *
     * @throws CourseException if the two differ in width or classes
     */
    public Features and(Features others) {
        if (others.dimension != dimension || !others.classes.equals(classes)) {
            throw new CourseException("%s and %s cannot be one set: take both of the same network and the same classes.", this, others);
        }
        float[] all = Arrays.copyOf(values, values.length + others.values.length);
        System.arraycopy(others.values, 0, all, values.length, others.values.length);
        List<String> names = new ArrayList<>(files);
        names.addAll(others.files);
        return new Features(all, dimension, IntStream.concat(IntStream.of(labels), IntStream.of(others.labels)).toArray(), names, classes);
    }

    /** Pictures of each class, by label. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    @Override
    public String toString() {
        return Text.of("%d pictures x %d features, %d classes", size(), dimension, classes.size());
    }
}
