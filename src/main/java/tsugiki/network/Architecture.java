package tsugiki.network;

import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A family of networks, as its paper's file exports it: the one place where its names, its head, its
 * files' other names and its ladder of learning rates stand.
 *
 * @param family as torchvision calls its class, e.g. {@code ResNet}
 * @param names of its networks, e.g. {@code resnet50}
 * @param head path of the last layer, e.g. {@code fc}
 * @param builder makes one of them
 * @param published the names in published files of a network, as paths of its blocks; names that are ours already stay
 * @param ladder how its learning rates go down in the guide's second phase; half of its top is the recipe's rate
 * @param torchvision whether torchvision has these networks, under these names and with the same names inside
 */
public record Architecture(String family, Set<String> names, String head, Builder builder,
        Function<Network, UnaryOperator<String>> published, RateLadder ladder, boolean torchvision) {

    /** Builds a network without values. */
    @FunctionalInterface
    public interface Builder {
        /** @param weights the set the network is for, or null: as when trained from scratch */
        Network build(ModelCard card, int classes, PublishedWeights weights);
    }

    public Architecture {
        names = Set.copyOf(names);
    }

    /** A family whose files have our names, and whose rates are divided by 3 a stage, as in the guide. */
    public static Architecture of(String family, Set<String> names, String head, Builder builder) {
        return new Architecture(family, names, head, builder, network -> UnaryOperator.identity(), RateLadder.exponential(1e-4, 3), false);
    }

    /** The same of torchvision: its networks' state has torchvision's names, shapes and order. */
    public static Architecture ofTorchvision(String family, Set<String> names, String head, Builder builder) {
        return new Architecture(family, names, head, builder, network -> UnaryOperator.identity(), RateLadder.exponential(1e-4, 3), true);
    }

    /** The same with other names in its files. */
    public Architecture published(Function<Network, UnaryOperator<String>> toOurs) {
        return new Architecture(family, names, head, builder, toOurs, ladder, torchvision);
    }

    /** The same with other rates. */
    public Architecture ladder(RateLadder rates) {
        return new Architecture(family, names, head, builder, published, rates, torchvision);
    }
}
