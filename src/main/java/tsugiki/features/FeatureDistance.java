package tsugiki.features;

import java.util.Map;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.export.Doubt;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/** How far a picture's features lie from those a network learnt from: 0 and up, the larger the stranger. */
public sealed interface FeatureDistance permits Mahalanobis, KthNeighbour {

    /** Of one picture's features {@code [D]}. */
    double of(float[] row);

    /** Width D of the features it takes. */
    int dimension();

    /** What it is made of, to be kept in a file. */
    Map<String, TensorData> tensors();

    /** What an exported graph computes it of. */
    Doubt.Measure measure();

    /** Of each picture. @throws CourseException if the features have another width */
    default double[] of(Features features) {
        if (features.dimension() != dimension()) {
            throw new CourseException("These features are %d wide, but the distance was fitted on %d: take features of the same network and stage.",
                    features.dimension(), dimension());
        }
        return IntStream.range(0, features.size()).parallel().mapToDouble(i -> of(features.row(i))).toArray();
    }

    /** The distance that {@link #tensors} were of. @throws CourseException if they are of none, or do not fit together */
    static FeatureDistance from(StateDict kept) {
        return kept.has(KthNeighbour.REFERENCE) ? KthNeighbour.from(kept) : Mahalanobis.from(kept);
    }
}
