package tsugiki.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tsugiki.base.CourseException;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;

/** Draws pictures in rows, each whole within its square, captions below. */
final class GridPainter {

    /** Whether an answer was right; told by a sign as well as by colour. */
    enum Mark {
        NONE("", new Color(0x22, 0x22, 0x22)), RIGHT("✓ ", new Color(0x00, 0x7A, 0x3D)), WRONG("✗ ", new Color(0xC0, 0x00, 0x00));

        private final String sign;
        private final Color colour;

        Mark(String sign, Color colour) {
            this.sign = sign;
            this.colour = colour;
        }
    }

    /** One picture, opened when it is drawn, with the lines below it: of a grid of photographs one at a time is in memory. */
    record Cell(Supplier<Picture> picture, List<String> caption, Mark mark) {}

    /** Pixels drawn for each pixel of the page: sharp enough, and a notebook stays light. */
    private static final double SCALE = 1.25;

    private static final Cell NOTHING = new Cell(() -> Picture.filled(1, 1, 255, 255, 255), List.of("no pictures"), Mark.NONE);
    private static final Pattern SHARE = Pattern.compile(" [\\d.]+ %$");
    private static final int PAGE = 900;
    private static final int LARGEST = 150;
    private static final int GAP = 8;
    private static final int LINE = 16;

    private final List<Cell> cells;
    private final int columns;
    private final int side;
    private final int lines;

    private GridPainter(List<Cell> cells, int columns, int largest) {
        this.cells = cells;
        this.columns = Math.min(columns, cells.size());
        this.side = Math.min(largest, (PAGE - GAP) / columns - GAP);
        this.lines = cells.stream().mapToInt(cell -> cell.caption().size()).max().orElse(0);
    }

    /** Nothing to show is said in the grid's place. @throws CourseException with columns outside 1..10 */
    static PictureGrid paint(List<Cell> cells, int columns) {
        return paint(cells, columns, LARGEST);
    }

    /** The same with larger pictures, where details count. @param largest side of a picture on the page, in pixels */
    static PictureGrid paint(List<Cell> cells, int columns, int largest) {
        if (columns < 1 || columns > 10) {
            throw new CourseException("A grid has 1 to 10 columns, not %d: choose so many.", columns);
        }
        return new GridPainter(cells.isEmpty() ? List.of(NOTHING) : cells, columns, largest).paint();
    }

    private PictureGrid paint() {
        int rows = (cells.size() + columns - 1) / columns;
        int width = GAP + columns * (side + GAP);
        int height = GAP + rows * cellHeight();
        BufferedImage image = new BufferedImage((int) (width * SCALE), (int) (height * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.scale(SCALE, SCALE);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width + 1, height + 1);
            for (int i = 0; i < cells.size(); i++) {
                draw(pen, cells.get(i), GAP + i % columns * (side + GAP), GAP + i / columns * cellHeight());
            }
        } finally {
            pen.dispose();
        }
        return new PictureGrid(image, width, height, cells.get(0) == NOTHING ? 0 : cells.size());
    }

    private int cellHeight() {
        return side + 4 + lines * LINE + GAP;
    }

    private void draw(Graphics2D pen, Cell cell, int x, int y) {
        Picture p = cell.picture().get();
        double fit = (double) side / Math.max(p.width(), p.height());
        int width = (int) Math.max(1, Math.round(p.width() * fit));
        int height = (int) Math.max(1, Math.round(p.height() * fit));
        Picture small = p.resize((int) Math.max(1, width * SCALE), (int) Math.max(1, height * SCALE), Interpolation.BILINEAR);
        int left = x + (side - width) / 2;
        int top = y + (side - height) / 2;
        pen.drawImage(small.toImage(), left, top, width, height, null);
        pen.setColor(cell.mark().colour);
        if (cell.mark() != Mark.NONE) {
            pen.setStroke(new BasicStroke(3));
            pen.drawRect(left + 1, top + 1, width - 3, height - 3);
        }
        write(pen, cell, x, y + side + 4);
    }

    private void write(Graphics2D pen, Cell cell, int x, int top) {
        for (int i = 0; i < cell.caption().size(); i++) {
            pen.setFont(new Font(Font.SANS_SERIF, i == 0 && cell.mark() != Mark.NONE ? Font.BOLD : Font.PLAIN, 12));
            String line = fitted((i == 0 ? cell.mark().sign : "") + cell.caption().get(i), side, pen.getFontMetrics());
            int indent = (side - pen.getFontMetrics().stringWidth(line)) / 2;
            pen.drawString(line, x + Math.max(0, indent), top + 12 + i * LINE);
        }
    }

    /** The line, its name cut with an ellipsis where it is wider than so many pixels; a percentage at its end stays. */
    static String fitted(String line, int width, FontMetrics metrics) {
        Matcher share = SHARE.matcher(line);
        String end = share.find() ? share.group() : "";
        String name = line.substring(0, line.length() - end.length());
        String cut = line;
        for (int kept = name.length() - 1; kept > 0 && metrics.stringWidth(cut) > width; kept--) {
            cut = name.substring(0, kept).stripTrailing() + "…" + end;
        }
        return cut;
    }
}
