package tsugiki.drawn.cats;

import java.awt.image.BufferedImage;

/** A picture of a camera that was held on its side; {@link CameraMark#SIDEWAYS} says so in its file. */
final class Sideways {

    private Sideways() {}

    /** A quarter turn to the left, which orientation 6 takes back. */
    static BufferedImage turned(BufferedImage upright) {
        BufferedImage side = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                side.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }
        return side;
    }
}
