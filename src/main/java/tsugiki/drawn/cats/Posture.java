package tsugiki.drawn.cats;

import tsugiki.drawn.cats.Animal.Gait;

/** How an animal holds itself: where its trunk, legs and tail are, and its head. */
enum Posture {
    /** Upright on its haunches, front paws together. */
    SITTING(70, 0, 1.5, 0.24, 0.84) {
        @Override
        void build(Body b, Gait g) {
            b.trunk(k(0, 0.42, -0.36, 0.42), k(0, 0.64, -0.2, 0.41), k(0, 0.9, 0, 0.35), k(0, 1.16, 0.12, 0.29));
            b.thighs(0.29, 0.29, -0.1, 0.29);
            b.legs(0, k(0.33, 0.2, -0.02, 0.17), k(0.34, 0.1, 0.12, 0.12), k(0.33, 0.1, 0.3, 0.125));
            b.legs(0.04 * g.step(), k(0.17, 0.92, 0.16, 0.19), k(0.16, 0.5, 0.26, 0.14), k(0.15, 0.2, 0.29, 0.115), k(0.15, 0.1, 0.36, 0.13));
            b.tail(g.side(), k(0, 0.16, -0.74, 0.1), k(0.42, 0.1, -0.68, 0.1), k(0.64, 0.09, -0.25, 0.095), k(0.56, 0.09, 0.15, 0.08));
        }
    },
    /** On its four legs, tail up. */
    STANDING(105, 25, 1.26, 0.74, 0.8) {
        @Override
        void build(Body b, Gait g) {
            b.trunk(k(0, 0.82, -0.74, 0.3), k(0, 0.8, -0.4, 0.33), k(0, 0.78, 0, 0.34), k(0, 0.84, 0.3, 0.31), k(0, 1, 0.52, 0.26));
            double s = 0.16 * g.step();
            b.legs(s, k(0.17, 0.7, 0.34, 0.19), k(0.16, 0.4, 0.38, 0.125), k(0.15, 0.14, 0.37, 0.105), k(0.15, 0.1, 0.45, 0.125));
            b.legs(-s, k(0.18, 0.74, -0.68, 0.25), k(0.19, 0.46, -0.68, 0.16), k(0.18, 0.24, -0.82, 0.11), k(0.18, 0.1, -0.72, 0.125));
            double bend = 0.3 * g.side();
            b.tail(1, k(0, 0.92, -1, 0.1), k(0.02, 1.3, -1.22, 0.095), k(bend * 0.5, 1.72, -1.2, 0.09), k(bend, 1.98, -1.02, 0.08));
        }
    },
    /** Lying with its legs tucked under. */
    LOAF(80, 10, 0.82, 0.5, 1) {
        @Override
        void build(Body b, Gait g) {
            b.trunk(k(0, 0.36, -0.62, 0.35), k(0, 0.42, -0.3, 0.42), k(0, 0.42, 0.06, 0.4), k(0, 0.48, 0.32, 0.32));
            b.thighs(0.28, 0.26, -0.48, 0.27);
            b.legs(0, k(0.25, 0.22, 0.24, 0.19), k(0.2, 0.12, 0.44, 0.13), k(0.13, 0.11, 0.5, 0.12));
            b.tail(g.side(), k(0, 0.14, -0.9, 0.11), k(0.42, 0.1, -0.82, 0.1), k(0.62, 0.1, -0.35, 0.095), k(0.56, 0.1, 0.1, 0.08));
        }
    },
    /** Lying like a sphinx, paws stretched out. */
    SPHINX(75, 10, 0.9, 0.46, 0.92) {
        @Override
        void build(Body b, Gait g) {
            b.trunk(k(0, 0.36, -0.64, 0.34), k(0, 0.4, -0.3, 0.4), k(0, 0.44, 0.06, 0.38), k(0, 0.58, 0.3, 0.31));
            b.thighs(0.27, 0.26, -0.5, 0.27);
            b.legs(0, k(0.33, 0.14, -0.3, 0.14), k(0.35, 0.1, -0.12, 0.115), k(0.34, 0.1, 0, 0.115));
            b.legs(0.07 * g.step(), k(0.2, 0.34, 0.28, 0.18), k(0.2, 0.13, 0.56, 0.13), k(0.19, 0.1, 0.82, 0.11), k(0.18, 0.1, 0.92, 0.13));
            b.tail(g.side(), k(0, 0.14, -0.9, 0.1), k(0.3, 0.1, -1.05, 0.1), k(0.66, 0.1, -0.9, 0.09), k(0.8, 0.1, -0.5, 0.08));
        }
    },
    /** Rolled up on its side, chin on its paws. */
    CURLED(40, 0, 0.36, 0.68, 1) {
        @Override
        void build(Body b, Gait g) {
            double s = g.side();
            b.trunk(k(s * 0.5, 0.3, 0.36, 0.28), k(s * 0.62, 0.34, -0.04, 0.35), k(s * 0.22, 0.37, -0.4, 0.38),
                    k(s * -0.28, 0.36, -0.3, 0.36), k(s * -0.42, 0.33, 0.1, 0.31), k(s * -0.22, 0.33, 0.4, 0.27));
            b.legs(0, k(0.22, 0.16, 0.42, 0.15), k(0.2, 0.11, 0.74, 0.12), k(0.16, 0.1, 0.92, 0.125));
            b.tail(s, k(0.62, 0.16, 0.34, 0.12), k(0.6, 0.11, 0.78, 0.11), k(0.3, 0.1, 1.06, 0.1), k(0, 0.1, 1.14, 0.09));
        }
    };

    /** How far it may turn from the viewer, in degrees either way. */
    final double turn;
    /** How far it turns at least. */
    final double aside;
    /** Height of the head's middle over the floor, and how far forward it is. */
    final double headUp;
    final double headForward;
    /** The largest scale at which it fits the picture whole. */
    final double size;

    Posture(double turn, double aside, double headUp, double headForward, double size) {
        this.turn = turn;
        this.aside = aside;
        this.headUp = headUp;
        this.headForward = headForward;
        this.size = size;
    }

    /** Adds trunk, legs and tail. */
    abstract void build(Body body, Gait gait);

    private static double[] k(double x, double y, double z, double radius) {
        return new double[] {x, y, z, radius};
    }
}
