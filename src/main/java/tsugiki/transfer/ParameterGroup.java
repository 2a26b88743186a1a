package tsugiki.transfer;

import java.util.List;
import tsugiki.base.CourseException;

/**
 * Weights that share a learning rate.
 *
 * @param name the block they belong to, e.g. {@code layer4}
 * @param rate learning rate, per update, above 0
 * @param paths paths of the weights, e.g. {@code layer4.0.conv1.weight}
 */
public record ParameterGroup(String name, double rate, List<String> paths) {

    /** @throws CourseException if the rate is not a number above 0 */
    public ParameterGroup {
        paths = List.copyOf(paths);
        requireAbove0(name, rate);
    }

    /** @throws CourseException if the rate is not a number above 0 */
    static void requireAbove0(String name, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new CourseException("The learning rate %s of %s is not above 0: freeze the block instead, or give a rate such as 1e-4.", rate, name);
        }
    }
}
