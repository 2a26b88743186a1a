package tsugiki.zoo;

import java.util.Map;
import java.util.function.UnaryOperator;
import tsugiki.zoo.weights.StateDict;

/**
 * What published files call their tensors where it is not the path of our blocks: the one list of the
 * families that need a rule. Torchvision changes the same names when it loads.
 *
 * <p>BatchNorm's counters, which files from before 2018 lack, are {@link StateLoader}'s. The first form of
 * MNASNet (width 0.5 with a stem of full width, a file that is no longer published) is another network,
 * and does not fit under any names.
 */
final class StateKeys {

    /** Makes the rule for one network. */
    @FunctionalInterface
    interface Rule {
        /** From a name of the file to a path of the network; what is a path already stays. */
        UnaryOperator<String> of(Network network);
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("EfficientNetLite", LiteKeys::of),
            Map.entry("VisionTransformer", network -> VisionTransformerKeys::path));

    private StateKeys() {}

    /** The tensors of a file under the network's names. */
    static StateDict renamed(StateDict state, Network network) {
        Rule rule = RULES.get(network.card().family());
        return rule == null ? state : state.renamed(rule.of(network));
    }
}
