package tsugiki.drawn.garden;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import tsugiki.base.Home;
import tsugiki.drawn.DrawnSet;

/** The README's picture of the garden: two rows of five species. Run its main method to make it again. */
public final class ContactSheet {
    private static final int CELL = 128;
    private static final int GAP = 4;
    /** Chosen by eye, to show what varies. */
    private static final int[] SHOWN = {5, 1, 2, 5, 4, 4, 2, 1, 5, 2};

    private ContactSheet() {}

    /**
     * One picture per species of a garden's training pictures.
     *
     * @param columns pictures a row
     * @param indices which picture of each species: one number for all, or one each
     */
    public static BufferedImage of(DrawnSet garden, int columns, int... indices) {
        int rows = (garden.kinds() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * (CELL + GAP) - GAP, rows * (CELL + GAP) - GAP,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setBackground(Color.WHITE);
        g.clearRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int k = 0; k < garden.kinds(); k++) {
            BufferedImage picture = garden.subject().painter().draw(k, garden.splitSeed("train"), indices[k % indices.length], 2 * CELL);
            g.drawImage(picture, k % columns * (CELL + GAP), k / columns * (CELL + GAP), CELL, CELL, null);
        }
        g.dispose();
        return sheet;
    }

    /** Writes {@code docs/pictures/garden.png}. */
    public static void main(String[] args) throws IOException {
        Path file = Home.root().resolve("docs/pictures/garden.png");
        Files.createDirectories(file.getParent());
        ImageIO.write(lighter(of(Garden.standard(), 5, SHOWN)), "png", file.toFile());
    }

    /** Without the last two bits, which hold noise and half of the file. */
    private static BufferedImage lighter(BufferedImage sheet) {
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, sheet.getRGB(x, y) & 0xFFFCFCFC | 0x030303);
            }
        }
        return sheet;
    }
}
