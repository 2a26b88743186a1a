package tsugiki.drawn.cats;

import static tsugiki.drawn.cats.Ball.Limb.EAR;
import static tsugiki.drawn.cats.Ball.Limb.HEAD;

import java.util.ArrayList;
import java.util.List;
import tsugiki.drawn.Pose;

/** Heads, in radii of the skull: x to the animal's left, y up, z forwards. */
enum Head {
    CAT {
        @Override
        List<Ball> balls(Pose p) {
            List<Ball> b = new ArrayList<>();
            b.add(Body.ofHead(HEAD, p, 0, 0.05, 0, 1, 0));
            for (int side = -1; side <= 1; side += 2) {
                b.add(Body.ofHead(HEAD, p, side * 0.42, -0.26, 0.18, 0.66, 0));
                b.add(Body.ofHead(HEAD, p, side * 0.19, -0.4, 0.74, 0.27, 0));
                ear(b, p, side);
            }
            b.add(Body.ofHead(HEAD, p, 0, -0.58, 0.6, 0.25, 0));
            b.add(Body.ofHead(HEAD, p, 0, -0.14, 0.66, 0.32, 0));
            return b;
        }

        private void ear(List<Ball> b, Pose p, int side) {
            for (int i = 0; i <= 20; i++) {
                double t = i / 20.0;
                double half = 0.44 * (1 - t);
                int across = Math.max(1, (int) Math.ceil(half / 0.06));
                for (int j = -across; j <= across; j++) {
                    double s = j / (double) across;
                    b.add(Body.ofHead(EAR, p, side * (0.5 + 0.24 * t + half * s * 0.92), 0.68 + 0.82 * t - 0.34 * half * s,
                            0.02 - 0.1 * t + 0.16 * half * s * s, 0.1 - 0.05 * t, t));
                }
            }
        }
    },
    DOG {
        @Override
        List<Ball> balls(Pose p) {
            List<Ball> b = new ArrayList<>();
            b.add(Body.ofHead(HEAD, p, 0, 0.08, 0, 0.94, 0));
            for (int k = 0; k <= 4; k++) {
                b.add(Body.ofHead(HEAD, p, 0, -0.3 - 0.02 * k, 0.5 + 0.19 * k, 0.5 - 0.045 * k, 0));
            }
            b.add(Body.ofHead(HEAD, p, 0, -0.62, 0.72, 0.3, 0));
            for (int side = -1; side <= 1; side += 2) {
                b.add(Body.ofHead(HEAD, p, side * 0.36, -0.28, 0.24, 0.58, 0));
                for (int i = 0; i <= 12; i++) {
                    double t = i / 12.0;
                    b.add(Body.ofHead(EAR, p, side * (0.66 + 0.42 * t - 0.16 * t * t), 0.68 - 1.3 * t * t - 0.1 * t, 0.06 + 0.12 * t,
                            0.16 + 0.2 * t * (1.35 - t), t));
                }
            }
            return b;
        }
    };

    abstract List<Ball> balls(Pose pose);
}
