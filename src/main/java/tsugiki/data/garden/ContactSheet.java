package tsugiki.data.garden;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import tsugiki.base.Home;

/** The README's picture of the garden: two rows of five species. Run its main method to make it again. */
public final class ContactSheet {
    private static final int CELL = 160;
    private static final int GAP = 4;

    private ContactSheet() {}

    /**
     * One picture per species of a garden's training pictures.
     *
     * @param columns pictures a row
     * @param index which picture of each species
     */
    public static BufferedImage of(GardenSpec spec, int columns, int index) {
        int rows = (spec.species() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * (CELL + GAP) - GAP, rows * (CELL + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setBackground(java.awt.Color.WHITE);
        g.clearRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (Species species : spec.kinds()) {
            BufferedImage picture = Garden.draw(species, spec.splitSeed("train"), index, 2 * CELL);
            int k = species.ordinal();
            g.drawImage(picture, k % columns * (CELL + GAP), k / columns * (CELL + GAP), CELL, CELL, null);
        }
        g.dispose();
        return sheet;
    }

    /** Writes {@code docs/pictures/garden.png}. Arguments: none, or the index of the pictures. */
    public static void main(String[] args) throws IOException {
        Path file = Home.root().resolve("docs/pictures/garden.png");
        Files.createDirectories(file.getParent());
        int index = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        ImageIO.write(of(GardenSpec.standard(), 5, index), "png", file.toFile());
    }
}
