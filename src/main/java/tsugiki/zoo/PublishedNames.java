package tsugiki.zoo;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The names in published weights files, as paths of our blocks: the one place that knows which family's
 * files call their tensors otherwise.
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
            default -> UnaryOperator.identity();
        };
    }

    private static String ofDenseNet(String name) {
        return DENSE_LAYER.matcher(name).replaceFirst("$1$2");
    }
}
