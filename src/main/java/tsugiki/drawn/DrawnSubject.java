package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What a drawn set shows.
 *
 * @param name the word on the command line, e.g. {@code "garden"}
 * @param kinds the word for its classes, e.g. {@code "species"}
 * @param classes all there are, by label, sorted
 * @param painter draws one picture
 */
public record DrawnSubject(String name, String kinds, List<String> classes, Painter painter) {

    /** Draws one picture, RGB, {@code size x size}; the same for the same numbers. */
    public interface Painter {
        BufferedImage draw(int label, long seed, int index, int size);
    }
}
