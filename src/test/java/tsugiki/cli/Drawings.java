package tsugiki.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.weights.SafeTensors;
import tsugiki.zoo.Zoo;

/** Files for tests: plain pictures, and weights that know nothing. */
final class Drawings {

    private Drawings() {}

    /** Two classes, red and blue, of so many one-coloured pictures each. */
    static Path classes(Path folder, int each) throws IOException {
        draw(folder.resolve("blue"), new Color(20, 30, 220), each);
        draw(folder.resolve("red"), new Color(220, 30, 20), each);
        return folder;
    }

    /** A resnet18 drawn from seed 1. */
    static Path weights(Path folder) {
        Path file = folder.resolve("resnet18.safetensors");
        try (Network network = Zoo.create("resnet18")) {
            network.initialize(1);
            SafeTensors.write(file, StateLoader.stateDict(network), Map.of());
        }
        return file;
    }

    private static void draw(Path folder, Color colour, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setColor(colour);
            graphics.fillRect(0, 0, 40, 40);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(3 * i % 40, 2 * i % 40, 9, 9); // up to 40 pictures differ
            graphics.dispose();
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }
}
