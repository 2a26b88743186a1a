package tsugiki.train;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.stream.Collectors;
import tsugiki.nn.Parameter;

/**
 * How gradients change weights: the settings of {@link Sgd} or {@link Adam}, in PyTorch's sense, but for the
 * learning rates, which stand in {@link tsugiki.transfer.Rates}.
 *
 * <p>What it remembers from step to step is in the {@link OptimizerState} it begins: a new one whenever other
 * weights are trained, so that weights unfrozen late get Adam's correction for its first steps.
 */
public sealed interface Optimizer permits Sgd, Adam {

    /**
     * Begins to train these weights, with nothing remembered.
     *
     * @param trained weights by path
     * @param rates the learning rate of each, by path, before the schedule
     * @param manager where the moments live; the updates' own part of it is freed when they are closed
     */
    OptimizerState begin(Map<String, Parameter> trained, Map<String, Double> rates, NDManager manager);

    /** Begins to train these weights, with nothing remembered and one learning rate for all. */
    default OptimizerState begin(Map<String, Parameter> trained, double rate, NDManager manager) {
        return begin(trained, trained.keySet().stream().collect(Collectors.toMap(path -> path, path -> rate)), manager);
    }
}
