package tsugiki.show;

import java.awt.image.BufferedImage;

/**
 * Pictures side by side with their captions, drawn once.
 *
 * @param image what is seen, with more pixels than the page shows
 * @param width in pixels of the page
 * @param height the same
 * @param pictures how many
 */
public record PictureGrid(BufferedImage image, int width, int height, int pictures) {

    @Override
    public String toString() {
        return "Grid of " + pictures + " pictures";
    }
}
