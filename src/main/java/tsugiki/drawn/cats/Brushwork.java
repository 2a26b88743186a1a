package tsugiki.drawn.cats;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Furniture and other things to paint; a picture is 1 wide, y downwards. */
record Brushwork(Graphics2D g, Random random) {

    double any(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Hue (a full turn is 1), saturation, brightness. */
    static Color hsb(double hue, double saturation, double brightness) {
        return Color.getHSBColor((float) hue, (float) Math.min(1, saturation), (float) Math.max(0, Math.min(1, brightness)));
    }

    static Color shade(Color c, double factor) {
        return new Color(level(c.getRed() * factor), level(c.getGreen() * factor), level(c.getBlue() * factor));
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }

    void box(Color c, double x, double y, double wide, double high) {
        g.setColor(c);
        g.fill(new Rectangle2D.Double(x, y, wide, high));
    }

    void oval(Color c, double x, double y, double rx, double ry) {
        g.setColor(c);
        g.fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry));
    }

    void line(Color c, double width, double x0, double y0, double x1, double y1) {
        g.setColor(c);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    /** From one colour to another, from top to bottom. */
    void wash(Color top, Color bottom, double x, double y, double wide, double high) {
        g.setPaint(new GradientPaint(0, (float) y, top, 0, (float) (y + high), bottom));
        g.fill(new Rectangle2D.Double(x, y, wide, high));
    }

    /** A cushion: rounded, lighter above. */
    void cushion(Color c, double x, double y, double wide, double high, double round) {
        g.setPaint(new GradientPaint(0, (float) y, shade(c, 1.12), 0, (float) (y + high), shade(c, 0.72)));
        g.fill(new RoundRectangle2D.Double(x, y, wide, high, round, round));
    }

    void polygon(Color c, double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int k = 2; k < xy.length; k += 2) {
            path.lineTo(xy[k], xy[k + 1]);
        }
        path.closePath();
        g.setColor(c);
        g.fill(path);
    }

    /** Floor boards that run away from the viewer, from {@code top} down. */
    void boards(Color c, double top) {
        wash(shade(c, 0.85), shade(c, 1.08), 0, top, 1, 1 - top);
        double shift = any(0, 0.14);
        for (int k = -12; k <= 12; k++) {
            double x = 0.5 + (k + shift) * 0.085;
            double foot = 0.5 + (k + shift) * 0.26;
            double next = foot + 0.26;
            polygon(shade(c, any(0.86, 1.1)), x, top, x + 0.085, top, next, 1, foot, 1);
            line(shade(c, 0.62), 0.004, x, top, foot, 1);
        }
    }

    /** Square tiles in two colours. */
    void tiles(Color one, Color other, double top) {
        int rows = 6;
        for (int row = 0; row < rows; row++) {
            double near = depth(row + 1, rows);
            double far = depth(row, rows);
            for (int k = -8; k < 8; k++) {
                polygon((row + k & 1) == 0 ? one : other, at(k, far), top + far * (1 - top), at(k + 1, far), top + far * (1 - top),
                        at(k + 1, near), top + near * (1 - top), at(k, near), top + near * (1 - top));
            }
        }
    }

    private static double depth(int row, int rows) {
        return Math.pow(row / (double) rows, 1.6);
    }

    private static double at(int column, double down) {
        return 0.5 + column * (0.1 + 0.2 * down);
    }

    /** A rug that lies on the floor. */
    void rug(double top) {
        double hue = any(0, 1);
        double y = any(top + 0.12, 0.9);
        double rx = any(0.3, 0.5);
        double ry = rx * any(0.25, 0.4);
        double x = any(0.35, 0.65);
        oval(hsb(hue, 0.5, 0.5), x, y, rx, ry);
        oval(hsb(hue + 0.1, 0.25, 0.85), x, y, rx * 0.9, ry * 0.9);
        oval(hsb(hue, 0.55, 0.62), x, y, rx * 0.82, ry * 0.82);
        oval(hsb(hue + 0.45, 0.3, 0.75), x, y, rx * 0.4, ry * 0.4);
    }

    /** A picture on the wall. */
    void frame(double x, double y, double wide, double high) {
        box(hsb(0.08, any(0.2, 0.6), any(0.2, 0.5)), x, y, wide, high);
        box(hsb(0.1, 0.05, 0.95), x + 0.012, y + 0.012, wide - 0.024, high - 0.024);
        wash(hsb(any(0.5, 0.65), 0.3, 0.9), hsb(any(0.1, 0.4), 0.4, 0.7), x + 0.03, y + 0.03, wide - 0.06, high - 0.06);
        oval(hsb(any(0, 1), 0.6, 0.8), x + wide * any(0.35, 0.65), y + high * any(0.35, 0.65), wide * 0.14, wide * 0.14);
    }

    /** A pot with a plant. */
    void plant(double x, double floor, double size) {
        double hue = any(0.24, 0.38);
        for (int k = 0; k < 16; k++) {
            double angle = -Math.PI / 2 + any(-1.3, 1.3);
            double reach = size * any(0.5, 1);
            double tx = x + reach * Math.cos(angle);
            double ty = floor - size * 0.45 + reach * Math.sin(angle);
            Path2D leaf = new Path2D.Double();
            leaf.moveTo(x, floor - size * 0.4);
            leaf.quadTo((x + tx) / 2 - size * 0.14, (floor - size * 0.4 + ty) / 2, tx, ty);
            leaf.quadTo((x + tx) / 2 + size * 0.14, (floor - size * 0.4 + ty) / 2, x, floor - size * 0.4);
            g.setColor(hsb(hue, any(0.4, 0.7), any(0.25, 0.6)));
            g.fill(leaf);
        }
        Color pot = hsb(any(0, 1), any(0.2, 0.6), any(0.5, 0.85));
        polygon(pot, x - size * 0.26, floor - size * 0.42, x + size * 0.26, floor - size * 0.42, x + size * 0.18, floor, x - size * 0.18, floor);
        box(shade(pot, 0.85), x - size * 0.29, floor - size * 0.48, size * 0.58, size * 0.1);
    }

    /** A toy on the floor: a ball of wool, a bowl, a cushion. */
    void toy(double top) {
        double x = any(0.08, 0.92);
        double y = any(Math.min(0.85, top + 0.15), 0.95);
        double r = any(0.035, 0.06);
        Color c = hsb(any(0, 1), any(0.5, 0.8), any(0.55, 0.9));
        oval(new Color(0, 0, 0, 70), x, y, r * 1.2, r * 0.4);
        switch (random.nextInt(3)) {
            case 0 -> wool(c, x, y - r * 0.8, r);
            case 1 -> {
                polygon(c, x - r * 1.3, y - r, x + r * 1.3, y - r, x + r, y, x - r, y);
                oval(shade(c, 1.2), x, y - r, r * 1.3, r * 0.4);
                oval(hsb(0.07, 0.6, 0.35), x, y - r, r * 1.05, r * 0.28);
            }
            default -> cushion(c, x - 2.2 * r, y - 1.6 * r, 4.4 * r, 1.9 * r, 1.3 * r);
        }
    }

    private void wool(Color c, double x, double y, double r) {
        oval(c, x, y, r, r);
        for (int k = 0; k < 7; k++) {
            double bend = (k - 3) * 0.28 * r;
            line(shade(c, k % 2 == 0 ? 0.75 : 1.2), r * 0.1, x - r * 0.7, y + bend, x + r * 0.7, y - bend * 0.6 + 0.1 * r);
        }
        line(c, r * 0.14, x + r * 0.5, y + r * 0.8, x + r * any(1.5, 2.5), y + r * 0.9);
    }
}
