package tsugiki.drawn.wallpaper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import tsugiki.drawn.Brush;

/** Draws a group's elements over its pattern: mirrors red, glides blue and dashed, centres of turns as in the tables of crystallography. */
final class ElementPainter {

    /** So many cells around the origin reach beyond every corner of a picture. */
    static final int CELLS = 8;

    private static final Color MIRROR = new Color(0xD4, 0x00, 0x00);
    private static final Color GLIDE = new Color(0x00, 0x50, 0xB4);
    private static final Color VEIL = new Color(255, 255, 255, 150);

    private final AffineTransform toPixels;
    private final double size;

    ElementPainter(AffineTransform toPixels, int size) {
        this.toPixels = toPixels;
        this.size = size;
    }

    void paint(BufferedImage pattern, Elements elements) {
        Graphics2D g = Brush.on(pattern);
        g.setColor(VEIL);
        g.fillRect(0, 0, pattern.getWidth(), pattern.getHeight());
        elements.axes().stream().sorted((a, b) -> Boolean.compare(b.glide(), a.glide())).forEach(axis -> line(g, axis));
        elements.centres().stream().sorted((a, b) -> a.order() - b.order()).forEach(centre -> mark(g, centre));
        g.dispose();
    }

    private void line(Graphics2D g, Elements.Axis axis) {
        Point2D at = toPixels.transform(new Point2D.Double(axis.x(), axis.y()), null);
        Point2D along = toPixels.deltaTransform(new Point2D.Double(axis.alongX(), axis.alongY()), null);
        double length = Math.hypot(along.getX(), along.getY());
        double dx = 4 * size * along.getX() / length;
        double dy = 4 * size * along.getY() / length;
        float width = (float) (size / 110);
        g.setColor(axis.glide() ? GLIDE : MIRROR);
        g.setStroke(axis.glide() ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {4 * width, 3 * width}, 0f)
                : new BasicStroke(width));
        g.draw(new Line2D.Double(at.getX() - dx, at.getY() - dy, at.getX() + dx, at.getY() + dy));
    }

    /** A lens, triangle, square or hexagon. */
    private void mark(Graphics2D g, Elements.Centre centre) {
        Point2D at = toPixels.transform(new Point2D.Double(centre.x(), centre.y()), null);
        double radius = size / 38 * (centre.order() == 2 ? 0.85 : 1.15);
        Path2D mark = new Path2D.Double();
        if (centre.order() == 2) {
            mark.append(new Ellipse2D.Double(at.getX() - 0.6 * radius, at.getY() - radius, 1.2 * radius, 2 * radius), false);
        } else {
            for (int k = 0; k < centre.order(); k++) {
                double angle = -Math.PI / 2 + Math.PI / 4 * (centre.order() == 4 ? 1 : 0) + 2 * Math.PI * k / centre.order();
                double x = at.getX() + radius * Math.cos(angle);
                double y = at.getY() + radius * Math.sin(angle);
                if (k == 0) {
                    mark.moveTo(x, y);
                } else {
                    mark.lineTo(x, y);
                }
            }
            mark.closePath();
        }
        g.setStroke(new BasicStroke((float) (size / 130)));
        g.setColor(Color.WHITE);
        g.draw(mark);
        g.setColor(Color.BLACK);
        g.fill(mark);
    }
}
