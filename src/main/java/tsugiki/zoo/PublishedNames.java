package tsugiki.zoo;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The names in published weights files, as paths of our blocks: the one place that knows which family's
 * files call their tensors otherwise. Torchvision changes the same names when it loads.
 *
 * <p>BatchNorm's counters, which files from before 2018 lack, are {@link StateLoader}'s. The first form of
 * MNASNet (width 0.5 with a stem of full width, a file that is no longer published) is another network,
 * and does not fit under any names.
 */
final class PublishedNames {

    /** Torchvision's files of 2017 have a dot within the names of a dense layer's parts: {@code denselayer1.norm.1.weight}. */
    private static final Pattern DENSE_LAYER = Pattern.compile("(denselayer\\d+\\.(?:norm|conv))\\.([12]\\.)");

    private PublishedNames() {}

    /** The new name of each name in a file for this network; names that are ours already stay. */
    static UnaryOperator<String> of(Network network) {
        return switch (network.card().family()) {
            case "DenseNet" -> PublishedNames::ofDenseNet;
            case "EfficientNetLite" -> LiteKeys.of(network);
            case "VisionTransformer" -> PublishedNames::ofVisionTransformer;
            default -> UnaryOperator.identity();
        };
    }

    /** Before torchvision 0.13 the two layers of an MLP had names of their own: {@code mlp.linear_2.bias} is {@code mlp.3.bias}. */
    private static String ofVisionTransformer(String name) {
        return name.replace(".mlp.linear_1.", ".mlp.0.").replace(".mlp.linear_2.", ".mlp.3.");
    }

    private static String ofDenseNet(String name) {
        return DENSE_LAYER.matcher(name).replaceFirst("$1$2");
    }
}
