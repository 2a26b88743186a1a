package tsugiki.zoo;

/**
 * The facts of one network.
 *
 * @param name torchvision's name, e.g. {@code resnet50}
 * @param family the architecture's class, e.g. {@code ResNet}
 * @param head path of the last layer, e.g. {@code fc}
 */
public record ModelCard(String name, String family, String head) {}
