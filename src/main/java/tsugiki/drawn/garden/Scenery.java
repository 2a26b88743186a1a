package tsugiki.drawn.garden;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import tsugiki.drawn.Brush;
import tsugiki.drawn.Field;

/** What lies behind the flowers and what stands in front, painted small and blurred: the lens is not on it. */
final class Scenery {
    /** Pixels a side. */
    static final int SIZE = 128;

    private final Nuisance nuisance;
    private final Random random;

    Scenery(Nuisance nuisance, Random random) {
        this.nuisance = nuisance;
        this.random = random;
    }

    /** What lies behind: red, green, blue, 0..255. */
    Field[] background() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Brush.on(image);
        nuisance.background().paint(g, SIZE, nuisance.backgroundHue(), random);
        g.dispose();
        return Field.channels(image, (int) Math.round(7 * nuisance.backgroundBlur()), 3);
    }

    /** What stands in front: red, green, blue, each times how much it covers, and that cover, 0..255. */
    Field[] veil() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Brush.on(image);
        Nuisance.Veil veil = nuisance.veil();
        for (int k = 0; k < veil.blades(); k++) {
            double hue = 0.2 + 0.15 * veil.hue() + 0.03 * random.nextDouble();
            g.setColor(Background.colour(hue, 0.4 + 0.3 * random.nextDouble(), 0.25 + 0.4 * random.nextDouble()));
            double from = Math.toRadians(veil.from() + 70 * (random.nextDouble() - 0.5));
            double x = SIZE * (0.5 + 0.72 * Math.cos(from));
            double y = SIZE * (0.5 + 0.72 * Math.sin(from));
            double aim = from + Math.PI + 1.5 * (random.nextDouble() - 0.5);
            double length = SIZE * (0.3 + 0.45 * random.nextDouble());
            if (k % 2 == 0) {
                blade(g, x, y, length * 1.3, aim);
            } else {
                Background.leaf(g, x, y, length, aim);
            }
        }
        g.dispose();
        return Field.channels(image, (int) Math.round(5 * veil.blur()), 4);
    }

    private void blade(Graphics2D g, double x, double y, double length, double aim) {
        double dx = Math.cos(aim) * length;
        double dy = Math.sin(aim) * length;
        double bend = 0.5 * (random.nextDouble() - 0.5);
        Path2D path = new Path2D.Double();
        path.moveTo(x - dy * 0.03, y + dx * 0.03);
        path.quadTo(x + dx * 0.6 - dy * bend, y + dy * 0.6 + dx * bend, x + dx, y + dy);
        path.quadTo(x + dx * 0.6 - dy * (bend - 0.05), y + dy * 0.6 + dx * (bend - 0.05), x + dy * 0.03, y - dx * 0.03);
        g.fill(path);
    }
}
