package tsugiki.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.features.FeatureDistance;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/**
 * What {@code student.json} says of a refusal; what its distance is made of lies among the weights.
 *
 * @param limit null where nothing is refused
 */
record RefusalFacts(Refusal.Score score, String stage, double keep, Double limit, int pictures) {

    /** Before the names of its tensors: no network has a block of this name. */
    private static final String PREFIX = "refusal.";

    static RefusalFacts of(Refusal refusal) {
        return new RefusalFacts(refusal.score(), refusal.stage(), refusal.keep(), Double.isInfinite(refusal.limit()) ? null : refusal.limit(), refusal.pictures());
    }

    /** The weights with the refusal's tensors behind them. */
    static StateDict with(StateDict weights, Refusal refusal) {
        if (refusal == null || refusal.distance() == null) {
            return weights;
        }
        Map<String, TensorData> all = new LinkedHashMap<>(weights.tensors());
        refusal.distance().tensors().forEach((name, tensor) -> all.put(PREFIX + name, tensor));
        return new StateDict(weights.source(), all, weights.metadata());
    }

    /** The weights alone. */
    static StateDict weights(StateDict state) {
        return state.renamed(name -> name.startsWith(PREFIX) ? null : name);
    }

    /** The refusal again. @throws tsugiki.base.CourseException if its tensors are missing, do not fit together, or these facts make no sense */
    Refusal refusal(StateDict state) {
        StateDict own = state.renamed(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : null);
        FeatureDistance distance = score == Refusal.Score.CONFIDENCE ? null : FeatureDistance.from(own);
        return new Refusal(score, stage, keep, limit == null ? Double.POSITIVE_INFINITY : limit, pictures, distance);
    }
}
