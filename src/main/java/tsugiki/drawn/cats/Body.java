package tsugiki.drawn.cats;

import java.util.ArrayList;
import java.util.List;
import tsugiki.drawn.Pose;

/**
 * Puts an animal together from balls: limbs are chains of them along a curve. Model axes: x to the
 * animal's left, y up, z forwards; the floor is y = 0.
 */
final class Body {
    private static final double[] UP = {0, 1, 0};
    private static final double[] FRONT = {0, 0, 1};

    private final Pose pose;
    private final double stout;
    private final List<Ball> balls = new ArrayList<>();

    /** @param stout factor on the trunk's girth */
    Body(Pose pose, double stout) {
        this.pose = pose;
        this.stout = stout;
    }

    List<Ball> balls() {
        return balls;
    }

    /** The trunk, rump first; knots are {x, y, z, radius}. */
    void trunk(double[]... knots) {
        for (double[] knot : knots) {
            knot[3] *= stout;
        }
        chain(Ball.Limb.TRUNK, UP, knots);
    }

    /** A leg and its mirror image, paws last; {@code step} moves the left one's paw forwards, the right one's back. */
    void legs(double step, double[]... knots) {
        for (int side = 1; side >= -1; side -= 2) {
            double[][] leg = new double[knots.length][];
            for (int k = 0; k < knots.length; k++) {
                double[] p = knots[k];
                leg[k] = new double[] {side * p[0], p[1], p[2] + side * step * k / (knots.length - 1), p[3]};
            }
            chain(Ball.Limb.LEG, FRONT, leg);
        }
    }

    /** Two balls of the trunk, striped from top to bottom. */
    void thighs(double x, double y, double z, double radius) {
        for (int side = -1; side <= 1; side += 2) {
            balls.add(new Ball(Ball.Limb.TRUNK, pose.view(side * x, y, z), radius * stout * pose.scale(), 0.3,
                    pose.direction(0, 0.8, 0.6), 0.75 / pose.scale(), new double[3]));
        }
    }

    void tail(double side, double[]... knots) {
        for (double[] knot : knots) {
            knot[0] *= side;
        }
        chain(Ball.Limb.TAIL, UP, knots);
    }

    /** Balls along a smooth curve through the knots (Catmull and Rom), close enough to look like one. */
    private void chain(Ball.Limb limb, double[] across, double[]... knots) {
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k + 1 < knots.length; k++) {
            double[] a = knots[Math.max(0, k - 1)];
            double[] d = knots[Math.min(knots.length - 1, k + 2)];
            int steps = Math.max(2, (int) Math.ceil(distance(knots[k], knots[k + 1]) / (0.3 * Math.min(knots[k][3], knots[k + 1][3]))));
            for (int i = k == 0 ? 0 : 1; i <= steps; i++) {
                points.add(curve(a, knots[k], knots[k + 1], d, i / (double) steps));
            }
        }
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += distance(points.get(i - 1), points.get(i));
        }
        double along = 0;
        for (int i = 0; i < points.size(); i++) {
            double[] before = points.get(Math.max(0, i - 1));
            double[] p = points.get(i);
            double[] after = points.get(Math.min(points.size() - 1, i + 1));
            along += i == 0 ? 0 : distance(before, p) / length;
            double[] axis = unit(after[0] - before[0], after[1] - before[1], after[2] - before[2]);
            double dot = axis[0] * across[0] + axis[1] * across[1] + axis[2] * across[2];
            double[] up = unit(across[0] - dot * axis[0], across[1] - dot * axis[1], across[2] - dot * axis[2]);
            add(limb, p, along, axis, 1 / length, up);
        }
    }

    private void add(Ball.Limb limb, double[] p, double along, double[] axis, double rate, double[] up) {
        balls.add(new Ball(limb, pose.view(p[0], p[1], p[2]), p[3] * pose.scale(), along,
                pose.direction(axis[0], axis[1], axis[2]), rate / pose.scale(), pose.direction(up[0], up[1], up[2])));
    }

    /** Part of a head, whose pose is another; coordinates in radii of the head. */
    static Ball ofHead(Ball.Limb limb, Pose head, double x, double y, double z, double radius, double along) {
        return new Ball(limb, head.view(x, y, z), radius * head.scale(), along, head.direction(0, 1, 0), 1 / head.scale(),
                head.direction(1, 0, 0));
    }

    private static double[] curve(double[] a, double[] b, double[] c, double[] d, double t) {
        double[] out = new double[4];
        for (int k = 0; k < 4; k++) {
            out[k] = b[k] + 0.5 * t * (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])));
        }
        out[3] = Math.max(out[3], 0.02);
        return out;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    private static double[] unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z) + 1e-9;
        return new double[] {x / length, y / length, z / length};
    }
}
