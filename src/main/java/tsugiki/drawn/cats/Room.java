package tsugiki.drawn.cats;

import java.awt.Color;

/** Where a picture is taken. It says nothing about who is in it, unless one plants it ({@link Cats#BY_PLACE}). */
enum Room {
    PARLOUR(0.62) {
        @Override
        void paint(Brushwork b) {
            wall(b, floor);
            for (int k = b.random().nextInt(3); k > 0; k--) {
                b.frame(b.any(0.02, 0.75), b.any(0.05, 0.25), b.any(0.14, 0.25), b.any(0.12, 0.22));
            }
            b.boards(Brushwork.hsb(b.any(0.06, 0.1), b.any(0.3, 0.6), b.any(0.4, 0.75)), floor);
            skirting(b, floor);
            if (!b.oneIn(3)) {
                b.rug(floor);
            }
            if (!b.oneIn(3)) {
                b.plant(b.oneIn(2) ? b.any(0.03, 0.2) : b.any(0.8, 0.97), floor + 0.06, b.any(0.18, 0.3));
            }
        }
    },
    SOFA(0.6) {
        @Override
        void paint(Brushwork b) {
            wall(b, 0.4);
            Color c = Brushwork.hsb(b.any(0, 1), b.any(0.1, 0.55), b.any(0.35, 0.8));
            for (int k = 0; k < 2; k++) {
                b.cushion(c, -0.06 + 0.56 * k, b.any(0.2, 0.24), 0.55, 0.5, 0.12);
            }
            b.cushion(Brushwork.hsb(b.any(0, 1), b.any(0.3, 0.7), b.any(0.4, 0.9)), b.any(-0.05, 0.75), 0.36, 0.3, 0.27, 0.1);
            b.wash(Brushwork.shade(c, 0.82), Brushwork.shade(c, 1.1), 0, floor, 1, 1 - floor);
            b.line(Brushwork.shade(c, 0.6), 0.01, 0.5, floor, 0.5 + b.any(-0.04, 0.04), 1);
            if (b.oneIn(2)) {
                double x = b.oneIn(2) ? -0.14 : 0.9;
                b.cushion(Brushwork.shade(c, 0.95), x, 0.48, 0.24, 0.6, 0.12);
            }
        }
    },
    WINDOW(0.74) {
        @Override
        void paint(Brushwork b) {
            b.wash(Brushwork.hsb(b.any(0.54, 0.62), b.any(0.2, 0.55), b.any(0.7, 0.95)), Brushwork.hsb(0.56, 0.12, 0.95), 0, 0, 1, floor);
            for (int k = 0; k < 14; k++) {
                b.oval(new Color(255, 255, 255, 60), b.any(0, 1), b.any(0.05, 0.35), b.any(0.05, 0.15), b.any(0.02, 0.05));
            }
            for (int k = 0; k < 22; k++) {
                double r = b.any(0.06, 0.15);
                b.oval(Brushwork.hsb(b.any(0.22, 0.36), b.any(0.3, 0.6), b.any(0.3, 0.7)), b.any(0, 1), floor - b.any(0, 0.2), r, r);
            }
            Color frame = Brushwork.hsb(0.1, b.any(0, 0.3), b.any(0.75, 0.97));
            double bar = b.any(0.3, 0.7);
            b.box(frame, bar, 0, 0.04, floor);
            b.box(Brushwork.shade(frame, 0.93), 0, b.any(0.12, 0.35), 1, 0.03);
            curtains(b);
            b.wash(Brushwork.shade(frame, 0.8), frame, 0, floor, 1, 0.06);
            b.wash(frame, Brushwork.shade(frame, 0.85), 0, floor + 0.06, 1, 1 - floor - 0.06);
        }

        private void curtains(Brushwork b) {
            Color c = Brushwork.hsb(b.any(0, 1), b.any(0.1, 0.5), b.any(0.6, 0.95));
            double wide = b.any(0.1, 0.2);
            for (int k = 0; k < 6; k++) {
                Color fold = Brushwork.shade(c, k % 2 == 0 ? 1 : 0.82);
                b.box(fold, wide * k / 6, 0, wide / 6, floor);
                b.box(fold, 1 - wide * (k + 1) / 6, 0, wide / 6, floor);
            }
        }
    },
    BED(0.45) {
        @Override
        void paint(Brushwork b) {
            wall(b, 0.3);
            b.cushion(Brushwork.hsb(b.any(0.06, 0.1), b.any(0.2, 0.6), b.any(0.3, 0.7)), -0.05, 0.14, 1.1, 0.4, 0.1);
            Color sheet = Brushwork.hsb(b.any(0, 1), b.any(0, 0.25), b.any(0.8, 0.98));
            b.cushion(sheet, b.any(-0.02, 0.08), 0.27, 0.42, 0.25, 0.14);
            b.cushion(sheet, b.any(0.5, 0.58), 0.27, 0.42, 0.25, 0.14);
            double hue = b.any(0, 1);
            Color c = Brushwork.hsb(hue, b.any(0.2, 0.6), b.any(0.5, 0.9));
            b.wash(Brushwork.shade(c, 0.85), Brushwork.shade(c, 1.05), 0, floor, 1, 1 - floor);
            Color pattern = Brushwork.hsb(hue + b.any(0.05, 0.5), b.any(0.2, 0.6), b.any(0.5, 0.95));
            boolean checks = b.oneIn(2);
            for (int k = 0; k < 9; k++) {
                double x = (k + 0.3) / 9;
                b.line(pattern, 0.02, 0.5 + (x - 0.5) * 0.9, floor, 0.5 + (x - 0.5) * 1.9, 1);
                double y = floor + (1 - floor) * Math.pow(k / 9.0, 1.5);
                b.line(checks ? pattern : c, 0.006 + 0.012 * k / 9, 0, y, 1, y);
            }
        }
    },
    KITCHEN(0.58) {
        @Override
        void paint(Brushwork b) {
            wall(b, 0.2);
            Color c = Brushwork.hsb(b.any(0, 1), b.any(0.05, 0.45), b.any(0.55, 0.95));
            double wide = b.any(0.24, 0.36);
            b.box(Brushwork.hsb(0.08, b.any(0, 0.4), b.any(0.3, 0.7)), 0, 0.16, 1, 0.035);
            for (double x = -b.any(0, wide); x < 1; x += wide) {
                b.box(Brushwork.shade(c, 0.8), x, 0.195, wide, floor - 0.195);
                b.box(c, x + 0.01, 0.21, wide - 0.02, floor - 0.25);
                b.box(Brushwork.shade(c, 0.94), x + 0.04, 0.25, wide - 0.08, floor - 0.33);
                b.oval(Brushwork.hsb(0.1, 0.1, 0.4), x + wide - 0.03, 0.36, 0.01, 0.01);
            }
            Color tile = Brushwork.hsb(b.any(0, 1), b.any(0, 0.2), b.any(0.8, 0.97));
            b.tiles(tile, Brushwork.hsb(b.any(0, 1), b.any(0.05, 0.5), b.any(0.3, 0.8)), floor);
        }
    },
    LIBRARY(0.66) {
        @Override
        void paint(Brushwork b) {
            Color wood = Brushwork.hsb(b.any(0.05, 0.1), b.any(0.3, 0.6), b.any(0.25, 0.6));
            b.box(Brushwork.shade(wood, 0.6), 0, 0, 1, floor);
            double high = b.any(0.18, 0.26);
            double hue = b.any(0, 1);
            for (double foot = b.any(0.1, 0.2); foot < floor + high; foot += high) {
                for (double x = b.any(-0.03, 0); x < 1;) {
                    double wide = b.any(0.018, 0.05);
                    double tall = high * b.any(0.6, 0.85);
                    Color c = Brushwork.hsb(hue + b.any(0, 0.6), b.any(0.15, 0.7), b.any(0.3, 0.85));
                    b.box(c, x, foot - tall, wide - 0.002, tall);
                    b.box(Brushwork.shade(c, 1.35), x, foot - tall * 0.8, wide - 0.002, tall * 0.05);
                    x += wide + (b.oneIn(9) ? b.any(0.02, 0.08) : 0);
                }
                b.box(wood, 0, foot, 1, 0.022);
            }
            b.boards(Brushwork.hsb(b.any(0.06, 0.1), b.any(0.2, 0.5), b.any(0.4, 0.7)), floor);
            if (b.oneIn(2)) {
                b.rug(floor);
            }
        }
    },
    LAWN(0.5) {
        @Override
        void paint(Brushwork b) {
            b.wash(Brushwork.hsb(b.any(0.54, 0.62), b.any(0.3, 0.55), 0.9), Brushwork.hsb(0.55, 0.12, 0.96), 0, 0, 1, floor);
            if (b.oneIn(2)) {
                fence(b);
            } else {
                for (int k = 0; k < 50; k++) {
                    b.oval(Brushwork.hsb(b.any(0.24, 0.36), 0.5, b.any(0.2, 0.5)), b.any(0, 1), b.any(0.25, floor), b.any(0.05, 0.1), b.any(0.04, 0.09));
                }
            }
            double hue = b.any(0.2, 0.3);
            b.wash(Brushwork.hsb(hue, 0.5, 0.5), Brushwork.hsb(hue, 0.6, 0.6), 0, floor, 1, 1 - floor);
            for (int k = 0; k < 420; k++) {
                double near = Math.sqrt(k / 420.0);
                double y = floor + (1.06 - floor) * near;
                double x = b.any(0, 1);
                b.line(Brushwork.hsb(hue + b.any(-0.03, 0.04), b.any(0.4, 0.7), b.any(0.35, 0.75)), 0.003 + 0.004 * near,
                        x, y, x + b.any(-0.02, 0.02), y - (0.02 + 0.05 * near));
            }
            for (int k = b.random().nextInt(14); k > 0; k--) {
                b.oval(Brushwork.hsb(b.any(0, 1), b.any(0, 0.7), 0.95), b.any(0, 1), b.any(floor + 0.03, 0.98), 0.012, 0.01);
            }
        }

        private void fence(Brushwork b) {
            Color c = Brushwork.hsb(0.08, b.any(0.05, 0.5), b.any(0.5, 0.95));
            double top = b.any(0.12, 0.28);
            for (double x = -0.02; x < 1; x += 0.1) {
                Color plank = Brushwork.shade(c, b.any(0.85, 1.05));
                b.polygon(plank, x, floor + 0.02, x, top + 0.03, x + 0.045, top, x + 0.09, top + 0.03, x + 0.09, floor + 0.02);
            }
        }
    };

    /** Where the floor begins, from the top, 0..1. */
    final double floor;

    Room(double floor) {
        this.floor = floor;
    }

    /** Paints all there is but animals and toys. */
    abstract void paint(Brushwork b);

    private static void wall(Brushwork b, double floor) {
        double hue = b.any(0, 1);
        double strength = b.any(0.03, 0.35);
        double light = b.any(0.6, 0.97);
        b.wash(Brushwork.hsb(hue, strength, light), Brushwork.hsb(hue, strength, light * 0.88), 0, 0, 1, floor);
        if (b.oneIn(3)) {
            double step = b.any(0.05, 0.12);
            for (double x = 0; x < 1; x += step) {
                b.box(Brushwork.hsb(hue, strength * 1.4, light * 0.93), x, 0, step * 0.4, floor);
            }
        }
    }

    private static void skirting(Brushwork b, double floor) {
        b.box(Brushwork.hsb(0.1, 0.04, b.any(0.75, 0.97)), 0, floor - 0.045, 1, 0.045);
        b.box(new Color(0, 0, 0, 60), 0, floor, 1, 0.012);
    }
}
