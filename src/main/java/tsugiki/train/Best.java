package tsugiki.train;

import java.util.function.Supplier;
import tsugiki.weights.StateDict;

/**
 * The best weights so far.
 *
 * @param epoch after which they were so good
 * @param accuracy on the validation pictures, 0..1
 * @param weights gives them
 */
record Best(int epoch, double accuracy, Supplier<StateDict> weights) {}
