package tsugiki.drawn.garden;

import tsugiki.drawn.Pose;

/** A stalk in view axes: a curve through four control points (a cubic Bézier curve). */
record Stem(double[] p0, double[] p1, double[] p2, double[] p3) {

    /** From behind the flower down to the picture's lower edge; a hanging flower's stem arches first. */
    static Stem of(Pose pose, Nuisance.Bloom bloom) {
        double[] foot = pose.view(0, 0, 0.02);
        double[] behind = pose.view(0, 0, -0.9);
        double x = bloom.x() + bloom.bend();
        double top = Math.max(behind[1], foot[1]);
        double z = Math.min(behind[2], foot[2]) - 0.15;
        return new Stem(foot, behind, new double[] {x, top - 0.1, z}, new double[] {x + 0.4 * bloom.bend(), -1.7, z - 0.1});
    }

    static Stem straight(double[] from, double[] to) {
        double[] third = Colours.mix(from, to, 1 / 3.0);
        double[] twoThirds = Colours.mix(from, to, 2 / 3.0);
        return new Stem(from, third, twoThirds, to);
    }

    /** The point at t, 0 at the flower .. 1 at the ground. */
    double[] at(double t) {
        double s = 1 - t;
        double[] out = new double[3];
        for (int c = 0; c < 3; c++) {
            out[c] = s * s * s * p0[c] + 3 * s * s * t * p1[c] + 3 * s * t * t * p2[c] + t * t * t * p3[c];
        }
        return out;
    }

    /** A round stalk of this half width. */
    Sheet sheet(double half) {
        boolean isLine = half < 0.012;
        Sheet sheet = new Sheet(isLine ? 4 : 18, 3);
        for (int i = 0; i < sheet.rows; i++) {
            double t = i / (sheet.rows - 1.0);
            double[] a = at(Math.max(0, t - 0.02));
            double[] b = at(Math.min(1, t + 0.02));
            double[] p = at(t);
            double length = Math.hypot(b[0] - a[0], b[1] - a[1]) + 1e-9;
            for (int j = 0; j < 3; j++) {
                double side = (j - 1) * half / length;
                sheet.point(i, j, new double[] {p[0] - (b[1] - a[1]) * side, p[1] + (b[0] - a[0]) * side,
                        p[2] + (j == 1 ? half : 0)});
            }
        }
        return sheet;
    }
}
