package tsugiki.network;

import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.picture.Preprocessing;

/**
 * The facts of one network.
 *
 * @param name torchvision's name, e.g. {@code resnet50}
 * @param architecture the family it belongs to
 * @param year of the paper
 * @param paper its title
 * @param paperUrl its address
 * @param parameters number of weights with ImageNet's 1000 classes
 * @param gflops multiply-adds of one picture of the default set's size, in 10^9
 * @param weights the published sets, the default one last
 * @param cuts where the trunk can be cut, first to last, with the output of one picture of the native size
 */
public record ModelCard(String name, Architecture architecture, int year, String paper, String paperUrl, long parameters,
        double gflops, List<PublishedWeights> weights, List<Cut> cuts) {

    public ModelCard {
        weights = List.copyOf(weights);
        cuts = List.copyOf(cuts);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one weight set");
        }
    }

    /** The family's name, e.g. {@code ResNet}. */
    public String family() {
        return architecture.family();
    }

    /** Path of the last layer, e.g. {@code fc}. */
    public String head() {
        return architecture.head();
    }

    /** The set that {@link tsugiki.zoo.Zoo#load} takes: torchvision's default. */
    public PublishedWeights defaultWeights() {
        return weights.get(weights.size() - 1);
    }

    /** @throws CourseException if no set has this name; the message lists those there are */
    public PublishedWeights weights(String set) {
        return weights.stream().filter(w -> w.name().equalsIgnoreCase(set)).findFirst()
                .orElseThrow(() -> new CourseException("%s has no weight set '%s': choose one of %s.",
                        name, set, String.join(", ", weights.stream().map(PublishedWeights::name).toList())));
    }

    /** The set whose file has this name, or the default one. */
    public PublishedWeights weightsIn(String file) {
        return weights.stream().filter(w -> w.file().equals(file)).findFirst().orElse(defaultWeights());
    }

    /** Size, interpolation, mean and std of the default set: constants belong to the backbone. */
    public Preprocessing preprocessing() {
        return defaultWeights().preprocessing();
    }

    /** The default set's accuracy on ImageNet's validation pictures, in percent. */
    public double top1() {
        return defaultWeights().top1();
    }
}
