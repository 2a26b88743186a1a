package tsugiki.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The data set the weights were learnt on: 1000 classes, about 1.28 million pictures.
 *
 * <p>Russakovsky et al. 2015, https://arxiv.org/abs/1409.0575.
 */
public final class ImageNet {

    private static final List<String> CLASSES = read("imagenet-classes.txt");

    private ImageNet() {}

    /** The 1000 names in the order of the logits. */
    public static List<String> classes() {
        return CLASSES;
    }

    private static List<String> read(String resource) {
        try (InputStream in = ImageNet.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
