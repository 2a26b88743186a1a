package tsugiki.drawn.garden;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** What lies behind the flowers. Each is painted small, then blurred and enlarged as the lens would. */
enum Background {
    /** Leaves over leaves. */
    FOLIAGE(0.6, 0.1) {
        @Override
        void paint(Graphics2D g, double n, double hue, Random random) {
            wash(g, n, colour(0.3 + hue, 0.5, 0.16), colour(0.27 + hue, 0.5, 0.3));
            for (int k = 0; k < 110; k++) {
                double light = 0.15 + 0.55 * k / 110 * random.nextDouble() + 0.15 * random.nextDouble();
                g.setColor(colour(0.22 + 0.14 * random.nextDouble() + hue, 0.35 + 0.35 * random.nextDouble(), light));
                leaf(g, n * random.nextDouble(), n * random.nextDouble(), n * (0.08 + 0.22 * random.nextDouble()),
                        6.28 * random.nextDouble());
            }
        }
    },
    /** Blades of grass, some in bloom. */
    MEADOW(0.2, 0.15) {
        @Override
        void paint(Graphics2D g, double n, double hue, Random random) {
            wash(g, n, colour(0.2 + hue, 0.35, 0.75), colour(0.28 + hue, 0.55, 0.25));
            for (int k = 0; k < 130; k++) {
                g.setColor(colour(0.19 + 0.12 * random.nextDouble() + hue, 0.35 + 0.4 * random.nextDouble(),
                        0.25 + 0.5 * random.nextDouble()));
                double x = n * (random.nextDouble() * 1.2 - 0.1);
                double top = n * (0.1 + 0.8 * random.nextDouble());
                g.setStroke(new BasicStroke((float) (n * (0.006 + 0.014 * random.nextDouble()))));
                g.draw(new QuadCurve2D.Double(x, n, x, top + 0.3 * n, x + n * 0.35 * (random.nextDouble() - 0.5), top));
            }
            dots(g, n, 14, 0.035, random);
        }
    },
    /** Earth with crumbs and pebbles. */
    SOIL(1, 0.05) {
        @Override
        void paint(Graphics2D g, double n, double hue, Random random) {
            wash(g, n, colour(0.07 + hue * 0.4, 0.45, 0.3), colour(0.06 + hue * 0.4, 0.5, 0.2));
            for (int k = 0; k < 260; k++) {
                double value = 0.08 + 0.5 * random.nextDouble() * random.nextDouble() + (k % 19 == 0 ? 0.3 : 0);
                g.setColor(colour(0.05 + 0.06 * random.nextDouble() + hue * 0.4, 0.2 + 0.35 * random.nextDouble(),
                        Math.min(1, value)));
                double r = n * (0.008 + 0.035 * random.nextDouble() * random.nextDouble());
                g.fill(new Ellipse2D.Double(n * random.nextDouble(), n * random.nextDouble(), r * 2, r * 1.6));
            }
        }
    },
    /** Slabs with joints. */
    STONE(1, 0.05) {
        @Override
        void paint(Graphics2D g, double n, double hue, Random random) {
            g.setColor(colour(0.1, 0.15, 0.22));
            g.fill(new Rectangle2D.Double(0, 0, n, n));
            double high = n * (0.14 + 0.12 * random.nextDouble());
            for (double y = -high * random.nextDouble(); y < n; y += high) {
                for (double x = -high * 2 * random.nextDouble(); x < n;) {
                    double wide = high * (1 + 1.4 * random.nextDouble());
                    Color near = colour(0.08 + hue + 0.06 * random.nextDouble(), 0.05 + 0.2 * random.nextDouble(),
                            0.4 + 0.35 * random.nextDouble());
                    g.setPaint(new GradientPaint((float) x, (float) y, near, (float) x, (float) (y + high), near.darker()));
                    g.fill(new RoundRectangle2D.Double(x, y, wide - high * 0.1, high * 0.9, high * 0.25, high * 0.25));
                    x += wide;
                }
            }
            dots(g, n, 30, 0.008, random);
        }
    },
    /** Discs of light far out of focus. */
    BOKEH(0, 0.1) {
        @Override
        void paint(Graphics2D g, double n, double hue, Random random) {
            double base = random.nextDouble();
            wash(g, n, colour(base + hue, 0.4, 0.2 + 0.3 * random.nextDouble()), colour(base + 0.1 + hue, 0.5, 0.12));
            for (int k = 0; k < 34; k++) {
                Color c = colour(base + 0.3 * (random.nextDouble() - 0.5) + hue, 0.2 + 0.5 * random.nextDouble(),
                        0.5 + 0.5 * random.nextDouble());
                g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 40 + random.nextInt(110)));
                double r = n * (0.03 + 0.1 * random.nextDouble());
                g.fill(new Ellipse2D.Double(n * random.nextDouble() - r, n * random.nextDouble() - r, 2 * r, 2 * r));
            }
        }
    },
    /** Sky with clouds over a far hedge. */
    SKY(0, 0.45) {
        @Override
        void paint(Graphics2D g, double n, double hue, Random random) {
            wash(g, n, colour(0.58 + hue * 0.6, 0.3 + 0.4 * random.nextDouble(), 0.45 + 0.35 * random.nextDouble()),
                    colour(0.55 + hue, 0.18, 0.84));
            for (int k = 0; k < 40; k++) {
                g.setColor(new Color(255, 255, 255, 20 + random.nextInt(50)));
                double r = n * (0.05 + 0.14 * random.nextDouble());
                g.fill(new Ellipse2D.Double(n * random.nextDouble() - r, n * (0.15 + 0.1 * (k % 5)) - r / 2, 2.4 * r, r));
            }
            double hedge = n * (0.65 + 0.5 * random.nextDouble());
            for (int k = 0; k < 60; k++) {
                g.setColor(colour(0.26 + 0.08 * random.nextDouble() + hue, 0.45, 0.2 + 0.25 * random.nextDouble()));
                double r = n * (0.04 + 0.06 * random.nextDouble());
                g.fill(new Ellipse2D.Double(n * random.nextDouble() - r,
                        hedge + n * 0.3 * k / 60 * random.nextDouble() - r / 2, 2 * r, 2 * r));
            }
        }
    };

    /** How much of the flower's shadow falls on it, 0..1. */
    final double near;
    /** The least blur, 0..1: the sky is never as near as the flower. */
    final double blur;

    Background(double near, double blur) {
        this.near = near;
        this.blur = blur;
    }

    /** Paints an {@code n x n} background. */
    abstract void paint(Graphics2D g, double n, double hue, Random random);

    private static void wash(Graphics2D g, double n, Color top, Color bottom) {
        g.setPaint(new GradientPaint(0, 0, top, (float) (n * 0.3), (float) n, bottom));
        g.fill(new Rectangle2D.Double(0, 0, n, n));
    }

    private static void dots(Graphics2D g, double n, int count, double radius, Random random) {
        for (int k = 0; k < count; k++) {
            g.setColor(colour(random.nextDouble(), 0.7 * random.nextDouble(), 0.6 + 0.4 * random.nextDouble()));
            double r = n * radius * (0.5 + random.nextDouble());
            g.fill(new Ellipse2D.Double(n * random.nextDouble() - r, n * random.nextDouble() - r, 2 * r, 2 * r));
        }
    }

    /** A leaf from (x, y) in the direction of {@code angle}. */
    static void leaf(Graphics2D g, double x, double y, double length, double angle) {
        double dx = Math.cos(angle) * length;
        double dy = Math.sin(angle) * length;
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.quadTo(x + dx * 0.5 - dy * 0.32, y + dy * 0.5 + dx * 0.32, x + dx, y + dy);
        path.quadTo(x + dx * 0.5 + dy * 0.32, y + dy * 0.5 - dx * 0.32, x, y);
        g.fill(path);
    }

    static Color colour(double hue, double saturation, double brightness) {
        Colours.Rgb c = Colours.hsb(hue, saturation, Math.min(1, brightness));
        return new Color((float) c.r(), (float) c.g(), (float) c.b());
    }
}
