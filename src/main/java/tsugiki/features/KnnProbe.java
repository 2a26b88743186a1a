package tsugiki.features;

import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * The plainest classifier on features: nothing is fitted, the k {@link Neighbours nearest} training pictures vote. Of
 * classes with equally many votes the one is named whose voters are nearer. Cover and Hart 1967, "Nearest neighbor
 * pattern classification".
 *
 * <p>Its scores are votes, not logits. It keeps every training picture, so it is no network's head.
 */
public final class KnnProbe extends Probe {

    /** Voters where no number is said; a smaller training set votes whole. */
    public static final int DEFAULT_K = 5;

    private final Neighbours neighbours;
    private final int k;

    private KnnProbe(Features train, int k) {
        super(train.dimension(), train.classes());
        this.neighbours = Neighbours.of(train);
        this.k = k;
    }

    /** With {@link #DEFAULT_K} voters. */
    public static KnnProbe fit(Features train) {
        return fit(train, Math.max(1, Math.min(DEFAULT_K, train.size())));
    }

    /**
     * Keeps the pictures given.
     *
     * @param k voters, at least 1
     * @throws CourseException if there are fewer pictures, or fewer than two classes have some
     */
    public static KnnProbe fit(Features train, int k) {
        requireLearnable(train);
        if (k < 1 || k > train.size()) {
            throw new CourseException("%d neighbours cannot vote among %d pictures: take 1 to %d; %d is the default.", k, train.size(), train.size(), DEFAULT_K);
        }
        return new KnnProbe(train, k);
    }

    /** How many vote. */
    public int k() {
        return k;
    }

    /** Votes, and less than half of one by how near the voters are: {@code sum of (1 + cosine / (2 k + 1))}. */
    @Override
    float[] scores(float[] x) {
        double[] votes = new double[classes().size()];
        neighbours.of(x, k).forEach(near -> votes[neighbours.pictures().labels()[near.row()]] += 1 + near.cosine() / (2 * k + 1));
        float[] scores = new float[votes.length];
        for (int label = 0; label < votes.length; label++) {
            scores[label] = (float) votes[label];
        }
        return scores;
    }

    @Override
    public String toString() {
        return Text.of("%d nearest neighbours of %d, %d features, %d classes", k, neighbours.pictures().size(), inputs(), classes().size());
    }
}
