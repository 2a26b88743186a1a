package tsugiki.drawn.cats;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import tsugiki.drawn.Brush;
import tsugiki.drawn.DepthImage;
import tsugiki.drawn.Field;
import tsugiki.drawn.Film;
import tsugiki.drawn.Pose;

/** Paints a scene: the room, shadows on its floor, the animals. */
final class Photograph {
    /** Pixels a side of the room, whatever the picture's size. */
    private static final int ROOM = 256;
    private static final int SHADOW = 64;

    private final Scene scene;
    private final int size;

    Photograph(Scene scene, int size) {
        this.scene = scene;
        this.size = size;
    }

    BufferedImage take() {
        DepthImage image = new DepthImage(size);
        Plush plush = new Plush(image, scene.light());
        scene.animals().forEach(animal -> plush.draw(animal, scene.pitch()));
        BufferedImage layer = image.layer(scene.light(), 0.55);
        Graphics2D g = Brush.on(layer);
        scene.animals().stream().filter(animal -> animal.coat().kind == Head.CAT).forEach(animal -> whiskers(g, animal));
        g.dispose();
        return new Film(scene.light(), scene.haze(), size).expose(layer, 0, room(), null, scene.grain());
    }

    private Field[] room() {
        BufferedImage image = new BufferedImage(ROOM, ROOM, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.on(image);
        g.scale(ROOM, ROOM);
        Brushwork brushwork = new Brushwork(g, new Random(scene.grain()));
        scene.room().paint(brushwork);
        for (int k = 0; k < scene.toys(); k++) {
            brushwork.toy(scene.room().floor);
        }
        g.dispose();
        Field[] channels = Field.channels(image, (int) Math.round(3.4 * scene.blur() * scene.blur()), 3);
        darken(channels);
        return channels;
    }

    /** Shadows under the animals: every ball's, the softer the higher it is. */
    private void darken(Field[] room) {
        BufferedImage image = new BufferedImage(SHADOW, SHADOW, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Brush.on(image);
        g.setColor(Color.BLACK);
        scene.animals().forEach(animal -> shadow(g, animal));
        g.dispose();
        Field dark = Field.channels(image, 1, 4)[3];
        float step = (SHADOW - 1f) / (ROOM - 1);
        float[] row = new float[ROOM];
        for (int y = 0; y < ROOM; y++) {
            dark.line(0, y * step, step, row);
            for (int x = 0; x < ROOM; x++) {
                for (Field channel : room) {
                    channel.values()[y * ROOM + x] *= 1 - 0.62f * row[x] / 255;
                }
            }
        }
    }

    private void shadow(Graphics2D g, Animal animal) {
        Pose pose = animal.pose(scene.pitch());
        double[] up = pose.direction(0, 1, 0);
        double[] floor = pose.view(0, 0, 0);
        double flat = Math.sin(Math.toRadians(scene.pitch())) + 0.12;
        for (Ball ball : animal.balls(scene.pitch())) {
            double[] at = ball.at();
            double high = (at[0] - floor[0]) * up[0] + (at[1] - floor[1]) * up[1] + (at[2] - floor[2]) * up[2];
            double strength = 0.3 * Math.max(0, 1 - high / (0.9 * pose.scale()));
            double near = Pose.perspective(at[2]) * SHADOW / 2;
            double x = SHADOW / 2.0 + (at[0] - high * up[0] - 0.35 * high * scene.light().x()) * near;
            double y = SHADOW / 2.0 - (at[1] - high * up[1]) * near;
            double r = ball.radius() * near * 1.05;
            g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) strength));
            g.fill(new Ellipse2D.Double(x - r, y - r * flat, 2 * r, 2 * r * flat));
        }
    }

    private void whiskers(Graphics2D g, Animal animal) {
        Pose head = animal.head(scene.pitch());
        g.setColor(new Color(255, 255, 255, 190));
        g.setStroke(new BasicStroke((float) Math.max(0.5, 0.011 * head.scale() * size)));
        for (int side = -1; side <= 1; side += 2) {
            for (int k = -1; k <= 1; k++) {
                double[] root = pixel(head.view(side * 0.3, -0.38 + 0.05 * k, 0.92));
                double[] middle = pixel(head.view(side * 0.85, -0.34 + 0.12 * k, 0.8));
                double[] tip = pixel(head.view(side * 1.3, -0.42 + 0.24 * k, 0.6));
                g.draw(new QuadCurve2D.Double(root[0], root[1], middle[0], middle[1], tip[0], tip[1]));
            }
        }
    }

    private double[] pixel(double[] at) {
        double near = Pose.perspective(at[2]) * size / 2;
        return new double[] {size / 2.0 + at[0] * near, size / 2.0 - at[1] * near};
    }
}
