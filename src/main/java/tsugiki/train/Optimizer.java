package tsugiki.train;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import tsugiki.nn.Parameter;

/**
 * How gradients change weights: the settings of {@link Sgd} or {@link Adam}, in PyTorch's sense.
 *
 * <p>What it remembers from step to step is in the {@link Updates} it begins: a new one whenever other
 * weights are trained, so that weights unfrozen late get Adam's correction for its first steps.
 */
public sealed interface Optimizer permits Sgd, Adam {

    /** The learning rate of every weight that has none of its own, before the schedule. */
    double rate();

    /** The same with another rate. */
    Optimizer rate(double rate);

    /**
     * Begins to train these weights, with nothing remembered.
     *
     * @param trained weights by path
     * @param rates learning rates by path; a path without one gets {@link #rate()}
     * @param manager where the moments live; the updates' own part of it is freed when they are closed
     */
    Updates begin(Map<String, Parameter> trained, Map<String, Double> rates, NDManager manager);
}
