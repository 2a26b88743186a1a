package tsugiki.drawn.wallpaper;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Uneven forms, about within a circle of radius 1. */
enum Outline {
    /** A closed curve around uneven spokes. */
    BLOB {
        @Override
        Shape draw(Random random) {
            int spokes = 5 + random.nextInt(4);
            double[][] points = new double[spokes][];
            for (int k = 0; k < spokes; k++) {
                double reach = 0.35 + 0.75 * random.nextDouble();
                double angle = 2 * Math.PI * (k + 0.4 * random.nextDouble()) / spokes;
                points[k] = new double[] {reach * Math.cos(angle), reach * Math.sin(angle)};
            }
            return round(points);
        }
    },
    /** A leaf, one side fuller than the other. */
    LEAF {
        @Override
        Shape draw(Random random) {
            Path2D path = new Path2D.Double();
            double full = 0.7 + 0.7 * random.nextDouble();
            path.moveTo(-1.1, 0.1);
            path.curveTo(-0.6, -full, 0.4, -full, 1.1, 0.5 * random.nextDouble());
            path.curveTo(0.6, 0.35 * full, -0.2, 0.1 + 0.5 * full * random.nextDouble(), -1.1, 0.1);
            return path;
        }
    },
    /** A thick curved line. */
    STROKE {
        @Override
        Shape draw(Random random) {
            Path2D path = new Path2D.Double();
            path.moveTo(-1.3, 0.4 * random.nextDouble());
            path.curveTo(-0.5, -1.6 * random.nextDouble() - 0.4, 0.2, 0.9 * random.nextDouble(), 1.3, -0.7 * random.nextDouble());
            return stroke(path, 0.16 + 0.3 * random.nextDouble());
        }
    },
    /** A line that winds up. */
    TENDRIL {
        @Override
        Shape draw(Random random) {
            Path2D path = new Path2D.Double();
            double end = 4.2 + 3 * random.nextDouble();
            path.moveTo(-1.3, 0.9);
            for (int k = 0; k <= 24; k++) {
                double t = k / 24.0;
                double reach = 1.1 - 0.85 * t;
                path.lineTo(reach * Math.cos(2.3 + end * t), reach * Math.sin(2.3 + end * t));
            }
            return stroke(path, 0.14 + 0.14 * random.nextDouble());
        }
    },
    /** An uneven triangle with blunt corners. */
    SHARD {
        @Override
        Shape draw(Random random) {
            Path2D path = new Path2D.Double();
            path.moveTo(-0.9, -0.6 * random.nextDouble());
            path.lineTo(0.2 + 0.4 * random.nextDouble(), -0.9);
            path.lineTo(1.1, 0.4 + 0.6 * random.nextDouble());
            path.closePath();
            return path;
        }
    },
    /** A drop with a bent tail. */
    COMMA {
        @Override
        Shape draw(Random random) {
            double bend = 0.5 + 0.6 * random.nextDouble();
            Path2D path = new Path2D.Double();
            path.moveTo(-0.5, -0.7);
            path.curveTo(0.5, -0.7, 0.7, 0.3, -0.1, 0.5);
            path.curveTo(0.2, bend, 0.8, bend, 1.3, 0.3);
            path.curveTo(0.9, 1.2 * bend + 0.4, -1.2, 1.1, -1.1, -0.1);
            path.curveTo(-1.1, -0.5, -0.8, -0.7, -0.5, -0.7);
            return path;
        }
    };

    /** A form; the same for the same numbers. */
    abstract Shape draw(Random random);

    static Outline any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    /** One that no turn and no mirror makes like itself. */
    static Outline bent(Random random) {
        return random.nextBoolean() ? TENDRIL : COMMA;
    }

    /** A line or a dot to lie on a form, off its middle. */
    static Shape mark(Random random) {
        if (random.nextBoolean()) {
            double r = 0.16 + 0.14 * random.nextDouble();
            return new Ellipse2D.Double(0.1, -0.35, 2 * r, 1.7 * r);
        }
        Path2D path = new Path2D.Double();
        path.moveTo(-0.7, 0.1);
        path.quadTo(-0.1, -0.7 * random.nextDouble(), 0.6, 0);
        return stroke(path, 0.12);
    }

    private static Shape stroke(Path2D path, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path);
    }

    /** A closed curve through points, each side a cubic along its neighbours (Catmull and Rom). */
    private static Shape round(double[][] p) {
        int n = p.length;
        Path2D path = new Path2D.Double();
        path.moveTo(p[0][0], p[0][1]);
        for (int k = 0; k < n; k++) {
            double[] before = p[(k + n - 1) % n];
            double[] to = p[(k + 1) % n];
            double[] after = p[(k + 2) % n];
            path.curveTo(p[k][0] + (to[0] - before[0]) / 6, p[k][1] + (to[1] - before[1]) / 6,
                    to[0] - (after[0] - p[k][0]) / 6, to[1] - (after[1] - p[k][1]) / 6, to[0], to[1]);
        }
        path.closePath();
        return path;
    }
}
