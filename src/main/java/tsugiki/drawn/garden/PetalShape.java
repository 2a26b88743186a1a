package tsugiki.drawn.garden;

import java.util.Random;
import tsugiki.drawn.Pose;

/** Bends a petal into space: its centre line climbs by {@link Whorl.Rise}, its edges follow the outline and the fold. */
final class PetalShape {
    private static final int STEPS = 24;

    private PetalShape() {}

    /** One petal of a whorl, {@code degrees} around the axis, a little unlike its neighbours. */
    static Sheet sheet(Whorl w, double degrees, Pose pose, boolean coarse, Random random) {
        boolean narrow = w.width() < 0.05;
        Sheet sheet = coarse ? new Sheet(6, 3) : new Sheet(rows(w, narrow), narrow ? 3 : w.fold().fused() ? 9 : 7);
        double[][] line = centreLine(w, w.rise().vary(random, w.fold().fused() ? 0 : 6), 0.95 + 0.1 * random.nextDouble());
        double phase = random.nextDouble() * 6.28;
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        for (int i = 0; i < sheet.rows; i++) {
            for (int j = 0; j < sheet.columns; j++) {
                double[] p = point(w, line, sheet.u(i), sheet.v(j), phase);
                sheet.point(i, j, pose.view(p[0] * cos - p[1] * sin, p[0] * sin + p[1] * cos, p[2]));
            }
        }
        return sheet;
    }

    private static int rows(Whorl w, boolean narrow) {
        return w.outline().teeth() > 0 ? w.outline().teeth() * 5 + 1 : narrow ? 8 : 14;
    }

    /** STEPS + 1 points: distance from the axis, height, angle. */
    private static double[][] centreLine(Whorl w, Whorl.Rise rise, double stretch) {
        double[][] line = new double[STEPS + 1][3];
        double r = w.ring().radius();
        double z = w.ring().height();
        double step = w.length() * stretch / STEPS;
        for (int i = 0; i <= STEPS; i++) {
            double angle = Math.toRadians(rise.at(i / (double) STEPS));
            line[i] = new double[] {r, z, angle};
            r += step * Math.cos(angle);
            z += step * Math.sin(angle);
        }
        return line;
    }

    private static double[] point(Whorl w, double[][] line, double u, double v, double phase) {
        double cut = w.outline().notch() * u * u * (1 - v * v);
        double along = Math.max(0, u - cut) * STEPS;
        int k = Math.min(STEPS - 1, (int) along);
        double f = along - k;
        double r = line[k][0] + f * (line[k + 1][0] - line[k][0]);
        double z = line[k][1] + f * (line[k + 1][1] - line[k][1]);
        double angle = line[k][2];
        double half = w.width() * w.outline().at(u) * (w.fold().fused() ? r * Math.PI / w.petals() : 1);
        double lift = half * (w.fold().cup() * v * v
                + w.fold().ruffle() * Math.abs(v) * Math.sin(u * 14 + v * 5 + phase));
        double out = r - Math.sin(angle) * lift;
        double up = z + Math.cos(angle) * lift;
        double turn = half * v / Math.max(Math.abs(out), 0.75 * half + 1e-6);
        double wrap = w.fold().wrap();
        return new double[] {
            out * (1 - wrap + wrap * Math.cos(turn)),
            (1 - wrap) * half * v + wrap * Math.max(out, 0.75 * half) * Math.sin(turn), up};
    }

    /** A dome on the axis, seen as rings from the top down. */
    static Sheet dome(Species.Dome d, Pose pose) {
        boolean small = d.radius() < 0.1;
        Sheet sheet = small ? new Sheet(4, 9) : new Sheet(9, 25);
        for (int i = 0; i < sheet.rows; i++) {
            double polar = i / (sheet.rows - 1.0) * Math.PI * 0.72;
            for (int j = 0; j < sheet.columns; j++) {
                double around = sheet.v(j) * Math.PI;
                double r = d.radius() * Math.sin(polar);
                sheet.point(i, j, pose.view(r * Math.cos(around), r * Math.sin(around),
                        d.base() + d.height() * Math.cos(polar)));
            }
        }
        return sheet;
    }
}
