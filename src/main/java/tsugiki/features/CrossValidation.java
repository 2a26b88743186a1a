package tsugiki.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Numbers;
import tsugiki.base.Text;

/**
 * Stratified k-fold cross-validation: each picture is scored once, by a probe that did not see it.
 *
 * <p>The pictures of each class are shuffled and dealt to the folds in turn, so that every fold has nearly
 * the same share of each class. Kohavi 1995, IJCAI.
 *
 * @param folds k, at least 2; 5 is usual
 * @param seed of the shuffling
 */
public record CrossValidation(int folds, long seed) {

    /** @throws CourseException if there are fewer than 2 folds */
    public CrossValidation {
        if (folds < 2) {
            throw new CourseException("Cross-validation with %d folds is not possible: take at least 2; 5 is usual.", folds);
        }
    }

    /** k folds, dealt by a seed. */
    public static CrossValidation of(int folds, long seed) {
        return new CrossValidation(folds, seed);
    }

    /**
     * The folds these pictures have enough of: at most as many as the largest class has pictures; 0 if fewer than two
     * classes have two, because a fold may then be left with one class to learn.
     *
     * @param wished folds if there are enough, at least 2
     */
    public static int most(Features features, int wished) {
        int[] counts = features.counts();
        int most = IntStream.of(counts).max().orElse(0);
        return IntStream.of(counts).filter(count -> count > 1).count() < 2 ? 0 : Math.min(wished, most);
    }

    /**
     * The accuracy in each fold.
     *
     * @param scores accuracy by fold, 0..1
     * @param smallClasses classes with fewer pictures than folds, e.g. {@code "rose (3)"}: some folds do not test them
     * @param dealt sum of which picture was dealt to which fold: two methods are compared where it is the same
     */
    public record Scores(List<Double> scores, List<String> smallClasses, String dealt) {

        public Scores {
            scores = List.copyOf(scores);
            smallClasses = List.copyOf(smallClasses);
        }

        /** Mean accuracy over the folds, 0..1. */
        public double mean() {
            return scores.stream().mapToDouble(s -> s).average().orElseThrow();
        }

        /** Standard deviation between the folds (divided by k - 1). */
        public double deviation() {
            return Numbers.deviation(scores.stream().mapToDouble(s -> s).toArray());
        }

        @Override
        public String toString() {
            String warning = smallClasses.isEmpty() ? "" : "; classes with fewer pictures than folds: " + String.join(", ", smallClasses);
            return Text.of("%.3f +- %.3f in %d folds%s", mean(), deviation(), scores.size(), warning);
        }
    }

    /**
     * Fits and scores k times.
     *
     * @param learner e.g. {@code SoftmaxProbe::fit}
     * @throws CourseException if no class has as many pictures as there are folds
     */
    public Scores run(Features features, Function<Features, ? extends Probe> learner) {
        requireFolds(features);
        int[] foldOf = deal(features);
        List<Double> scores = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            Probe probe = learner.apply(features.rows(where(foldOf, f -> f != held)));
            scores.add(probe.score(features.rows(where(foldOf, f -> f == held))));
        }
        return new Scores(scores, small(features, features.counts()), sum(features, foldOf));
    }

    private static String sum(Features features, int[] foldOf) {
        return Digest.ofLines("SHA-256", IntStream.range(0, foldOf.length).mapToObj(i -> foldOf[i] + " " + features.files().get(i)).toList());
    }

    /**
     * The same for several values of a setting, all on the same folds.
     *
     * @param learner e.g. {@code LinearSvm::fit}
     * @return scores by value, in the order given
     * @throws CourseException if no class has as many pictures as there are folds
     */
    public Map<Double, Scores> grid(Features features, List<Double> values, BiFunction<Features, Double, ? extends Probe> learner) {
        Map<Double, Scores> byValue = new LinkedHashMap<>();
        values.forEach(value -> byValue.put(value, run(features, train -> learner.apply(train, value))));
        return byValue;
    }

    /** The value of a {@link #grid} with the highest mean; of equal ones the first. @throws CourseException if there is none */
    public static double best(Map<Double, Scores> grid) {
        return grid.keySet().stream().reduce((a, b) -> grid.get(b).mean() > grid.get(a).mean() ? b : a)
                .orElseThrow(() -> new CourseException("There is no value to choose: give the grid at least one."));
    }

    /**
     * What is said of each picture by a softmax probe that did not learn it, {@code [N, classes]}: a wrong label
     * shows where the answer is sure and another.
     *
     * @throws CourseException if no class has as many pictures as there are folds
     */
    public float[][] probabilities(Features features) {
        requireFolds(features);
        int[] foldOf = deal(features);
        float[][] all = new float[features.size()][];
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            int[] scored = where(foldOf, f -> f == held);
            float[][] said = SoftmaxProbe.fit(features.rows(where(foldOf, f -> f != held))).probabilities(features.rows(scored));
            IntStream.range(0, scored.length).forEach(i -> all[scored[i]] = said[i]);
        }
        return all;
    }

    /**
     * Which pictures are named rightly by a probe that learnt none of their group. Groups are shuffled and dealt to the folds
     * whole, so that of two pictures of one burst neither was learnt when the other is scored.
     *
     * @param group of a picture, by its name: e.g. its day
     * @param learner e.g. {@code SoftmaxProbe::fit}
     * @return by picture
     * @throws CourseException if there are fewer groups than folds
     */
    public boolean[] right(Features features, Function<String, String> group, Function<Features, ? extends Probe> learner) {
        int[] foldOf = deal(features.files().stream().map(group).toList());
        boolean[] right = new boolean[features.size()];
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            int[] scored = where(foldOf, f -> f == held);
            boolean[] some = learner.apply(features.rows(where(foldOf, f -> f != held))).right(features.rows(scored));
            IntStream.range(0, scored.length).forEach(i -> right[scored[i]] = some[i]);
        }
        return right;
    }

    /** @param groups of each picture */
    private int[] deal(List<String> groups) {
        List<String> order = new ArrayList<>(new TreeSet<>(groups));
        if (order.size() < folds) {
            throw new CourseException("%d folds need as many groups, but these pictures are of %d: take fewer folds, or pictures of more days.", folds, order.size());
        }
        Collections.shuffle(order, new Random(seed));
        return groups.stream().mapToInt(name -> order.indexOf(name) % folds).toArray();
    }

    private void requireFolds(Features features) {
        int most = IntStream.of(features.counts()).max().orElse(0);
        if (most < folds) {
            throw new CourseException("%d folds need a class of at least %d pictures, but the largest has %d: take at most %d folds or add pictures.",
                    folds, folds, most, most);
        }
    }

    private List<String> small(Features features, int[] counts) {
        return IntStream.range(0, counts.length).filter(k -> counts[k] > 0 && counts[k] < folds)
                .mapToObj(k -> Text.of("%s (%d)", features.classes().get(k), counts[k])).toList();
    }

    /** The fold in which each picture is scored; the next class begins where the last one ended. */
    int[] deal(Features features) {
        int[] foldOf = new int[features.size()];
        int next = 0;
        for (int label = 0; label < features.classes().size(); label++) {
            int k = label;
            List<Integer> members = new ArrayList<>(IntStream.range(0, features.size())
                    .filter(i -> features.labels()[i] == k).boxed().toList());
            Collections.shuffle(members, new Random(seed * 31 + label));
            for (int i : members) {
                foldOf[i] = next++ % folds;
            }
        }
        return foldOf;
    }

    private static int[] where(int[] foldOf, IntPredicate wanted) {
        return IntStream.range(0, foldOf.length).filter(i -> wanted.test(foldOf[i])).toArray();
    }
}
