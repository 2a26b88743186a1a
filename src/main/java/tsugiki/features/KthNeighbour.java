package tsugiki.features;

import java.util.Arrays;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.export.Doubt;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/**
 * The distance to the k-th nearest picture that was learnt from, all features of length 1:
 * {@code sqrt(2 - 2 cosine)}, 0..2. Sun et al. 2022, https://arxiv.org/abs/2204.06507.
 *
 * @param dimension D
 * @param k which neighbour, at least 1
 * @param reference {@code [N, D]}, row-major, each row of length 1; not copied, do not change them
 */
public record KthNeighbour(int dimension, int k, float[] reference) implements FeatureDistance {

    /** Which neighbour where none is said; of a class with fewer pictures another class's may be it. */
    public static final int DEFAULT_K = 5;

    /** So many pictures are kept at most, as many of each class: the paper finds 1 % of ImageNet enough. */
    static final int MOST = 5_000;

    static final String REFERENCE = "reference";
    private static final String K = "k";

    /** @throws CourseException if there are fewer than k pictures, or the array is of another width */
    public KthNeighbour {
        if (dimension < 1 || reference.length % dimension != 0 || k < 1 || k > reference.length / dimension) {
            throw new CourseException("%d numbers hold no %d pictures of %d features to be near to: take more pictures, or a nearer neighbour.",
                    reference.length, k, dimension);
        }
    }

    /** To the {@value #DEFAULT_K}-th, or the farthest where there are fewer. */
    public static KthNeighbour fit(Features train) {
        return fit(train, Math.max(1, Math.min(DEFAULT_K, train.size())));
    }

    /** To the k-th. @throws CourseException if there are fewer pictures, or a feature is no number */
    public static KthNeighbour fit(Features train, int k) {
        Probe.requireNumbers(train);
        Features kept = train.size() <= MOST ? train : train.atMost(label -> Math.max(1, MOST / train.classes().size()));
        return new KthNeighbour(train.dimension(), k, Directions.units(kept));
    }

    @Override
    public double of(float[] row) {
        double[] cosines = Directions.cosines(reference, row);
        Arrays.sort(cosines);
        return Math.sqrt(Math.max(0, 2 - 2 * cosines[cosines.length - k]));
    }

    @Override
    public Map<String, TensorData> tensors() {
        return Map.of(REFERENCE, TensorData.of(reference, reference.length / dimension, dimension), K, TensorData.of(new long[] {k}, 1));
    }

    @Override
    public Doubt.Measure measure() {
        return new Doubt.Neighbours(dimension, k, reference, Directions.NOTHING);
    }

    static KthNeighbour from(StateDict kept) {
        long[] shape = kept.get(REFERENCE).shape();
        long[] k = kept.get(K).toLongs();
        return new KthNeighbour(shape.length == 2 ? (int) shape[1] : 0, k.length == 1 ? (int) k[0] : 0, kept.get(REFERENCE).toFloats());
    }

    @Override
    public String toString() {
        return "distance to neighbour " + k + " of " + reference.length / dimension + ", " + dimension + " features";
    }
}
