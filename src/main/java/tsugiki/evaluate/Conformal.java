package tsugiki.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Rows;
import tsugiki.base.Seeds;
import tsugiki.base.Text;

/**
 * A set of classes in the place of one, that holds the true class with a wanted probability: split conformal prediction.
 *
 * <p>The classes with {@code 1 - p <= limit}; the limit is the {@link Numbers#bound} of {@code 1 - p(true class)} over
 * validation pictures. The promise: of a further picture of their kind the set holds the true class with at least that
 * probability, in the mean over all choices of validation pictures, whatever the network is. It is none for one class,
 * for one validation set, or for pictures of another kind. Vovk, Gammerman and Shafer 2005; Angelopoulos and Bates 2021,
 * https://arxiv.org/abs/2107.07511.
 *
 * @param share wanted, above 0, at most 1
 * @param limit of {@code 1 - p}; infinite where all classes must be named: for a share of 1, or too few validation pictures
 * @param pictures validation pictures it was chosen by
 */
public record Conformal(double share, double limit, int pictures) {

    /** @throws CourseException if the share is none */
    public Conformal {
        if (!(share > 0 && share <= 1) || Double.isNaN(limit)) {
            throw new CourseException("Sets that hold the true class with probability %s cannot be made: give a share above 0 and at most 1, e.g. 0.95.", share);
        }
    }

    /**
     * Chooses the limit.
     *
     * @param validation pictures the student was not trained on, and not those it is judged by
     */
    public static Conformal fit(Evaluation validation, double share) {
        double[] doubts = doubts(validation);
        return new Conformal(share, Numbers.bound(doubts, share), doubts.length);
    }

    /** Of each picture 1 less the probability of its true class. */
    private static double[] doubts(Evaluation evaluation) {
        int[] labels = evaluation.labels();
        float[][] p = evaluation.probabilities();
        return IntStream.range(0, labels.length).mapToDouble(i -> 1 - (double) p[i][labels[i]]).toArray();
    }

    /**
     * Tries the promise: deals the pictures of both evaluations anew, as many as the first has to choose the limit, the others to be judged.
     *
     * @param deals how often, at least 1
     * @return of each deal the share of judged pictures whose true class is in their set, 0..1; the promise is about its mean
     */
    public static double[] deals(Evaluation validation, Evaluation test, double share, int deals, long seed) {
        double[] all = DoubleStream.concat(DoubleStream.of(doubts(validation)), DoubleStream.of(doubts(test))).toArray();
        int choosing = validation.items().size();
        return IntStream.range(0, deals).mapToDouble(deal -> {
            Random random = new Random(Seeds.mix(seed, deal, 0));
            double[] dealt = all.clone();
            for (int i = dealt.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                double kept = dealt[i];
                dealt[i] = dealt[other];
                dealt[other] = kept;
            }
            double limit = Numbers.bound(Arrays.copyOf(dealt, choosing), share);
            return DoubleStream.of(dealt).skip(choosing).map(doubt -> doubt <= limit ? 1 : 0).average().orElse(Double.NaN);
        }).toArray();
    }

    /** The classes of the set, the likeliest first; it may be empty. @param probabilities {@code [classes]} */
    public List<Integer> set(float[] probabilities) {
        return IntStream.range(0, probabilities.length).filter(k -> 1 - (double) probabilities[k] <= limit).boxed()
                .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a])).toList();
    }

    /** The sets of all pictures of an evaluation. */
    public Sets of(Evaluation evaluation) {
        List<List<Integer>> sets = new ArrayList<>();
        for (float[] p : evaluation.probabilities()) {
            sets.add(set(p));
        }
        return new Sets(evaluation, sets);
    }

    /**
     * Sets of classes, one a picture.
     *
     * @param evaluation the pictures
     * @param classes by picture, the likeliest first
     */
    public record Sets(Evaluation evaluation, List<List<Integer>> classes) {

        public Sets {
            classes = List.copyOf(classes);
        }

        /** The share of pictures whose true class is in their set, 0..1: what was promised. NaN without pictures. */
        public double coverage() {
            int[] labels = evaluation.labels();
            return IntStream.range(0, labels.length).mapToDouble(i -> classes.get(i).contains(labels[i]) ? 1 : 0).average().orElse(Double.NaN);
        }

        /** How many classes a set holds in the mean: what the promise costs. NaN without pictures. */
        public double size() {
            return classes.stream().mapToInt(List::size).average().orElse(Double.NaN);
        }

        /** A row a size that occurs: classes in the set, pictures, the share that holds the true class. */
        public Table toTable() {
            int[] labels = evaluation.labels();
            List<Integer> sizes = classes.stream().map(List::size).distinct().sorted().toList();
            return Rows.of(sizes).column("classes in the set", size -> size)
                    .column("pictures", size -> (int) classes.stream().filter(set -> set.size() == size).count())
                    .column("holds the true class", size -> IntStream.range(0, labels.length).filter(i -> classes.get(i).size() == size)
                            .mapToDouble(i -> classes.get(i).contains(labels[i]) ? 1 : 0).average().orElse(Double.NaN)).table("conformal sets");
        }

        @Override
        public String toString() {
            return Text.of("the true class is in %.1f %% of %d sets, %.2f classes in the mean", 100 * coverage(), classes.size(), size());
        }
    }

    @Override
    public String toString() {
        return limit == Double.POSITIVE_INFINITY ? Text.of("sets of all classes: %d validation pictures cannot promise %.1f %%", pictures, 100 * share)
                : Text.of("sets of the classes with at least %.1f %%, to hold the true one in %.1f %% of pictures", 100 * (1 - limit), 100 * share);
    }
}
