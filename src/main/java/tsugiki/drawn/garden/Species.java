package tsugiki.drawn.garden;

import static tsugiki.drawn.garden.Species.Stuff.CENTRE;
import static tsugiki.drawn.garden.Species.Stuff.LEAF;
import static tsugiki.drawn.garden.Species.Stuff.PETAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tsugiki.drawn.garden.Whorl.Fold;
import tsugiki.drawn.garden.Whorl.Outline;
import tsugiki.drawn.garden.Whorl.Ring;
import tsugiki.drawn.garden.Whorl.Rise;

/**
 * The garden's ten species, by the alphabet: flower forms named after the plants that show them best. Each is a table
 * of shapes only; colours, view and surroundings are drawn apart from them ({@link Nuisance}).
 */
public enum Species {
    /** A hanging tube with five lobes at its mouth. */
    BELL(view(-118, -50, 0.55, 1.15), null, new Stamens(3, 0.75, 86, 0.04), 1,
            leaf(0.9, 0.3, Outline.of(0.35, 0.9)),
            new Layer(PETAL, new Whorl(5, 1.25, 1.1, Outline.of(0.01, 0.17), rise(20, 112, 22),
                    new Fold(0, 0, 1, true), new Ring(0.2, 0, 0))),
            layer(LEAF, 5, 0.5, 0.07, 0.3, 0.9, rise(-10, 50, 75), Fold.flat(0.2, 0), 0.1, 36)),

    /** Many narrow rays around a broad disc. */
    DAISY(view(0, 68, 0.02, 1), new Dome(0.31, 0.13, 0), null, 1,
            leaf(0.9, 0.2, new Outline(0.9, 0.7, 6, 0)),
            layer(PETAL, 19, 0.72, 0.1, 0.3, 0.22, rise(10, 5, -6), Fold.flat(0.2, 0.05), 0.24, 0)),

    /** Three petals that stand and three that hang. */
    IRIS(view(30, 84, 0.2, 1), null, null, 1,
            leaf(2.0, 0.12, Outline.of(0.25, 0.6)),
            layer(PETAL, 3, 1.05, 0.36, 0.85, 0.42, rise(58, 86, 124), Fold.flat(0.45, 0.14), 0.05, 0),
            layer(PETAL, 3, 1.2, 0.36, 1.15, 0.4, rise(34, 0, -98), Fold.flat(-0.2, 0.18), 0.05, 60),
            layer(PETAL, 3, 0.55, 0.11, 0.4, 0.4, rise(50, 36, 50), Fold.flat(-0.5, 0.05), 0.02, 60),
            layer(CENTRE, 3, 0.5, 0.05, 0.3, 0.6, rise(40, 12, -20), Fold.flat(-0.8, 0.3), 0.06, 60)),

    /** Six long petals that bend back, and six long stamens. */
    LILY(view(5, 80, 0.2, 1), new Dome(0.05, 0.55, 0), new Stamens(6, 0.95, 66, 0.07), 1,
            leaf(1.1, 0.1, Outline.of(0.5, 0.8)),
            layer(PETAL, 3, 1.35, 0.17, 0.6, 0.7, rise(70, 30, -95), Fold.flat(0.3, 0.12), 0.06, 0),
            layer(PETAL, 3, 1.3, 0.23, 0.6, 0.7, rise(74, 36, -82), Fold.flat(0.3, 0.12), 0.05, 60)),

    /** Four broad, crumpled petals in a bowl, a round pod and a dense ring of stamens. */
    POPPY(view(0, 72, 0.15, 1.05), new Dome(0.14, 0.3, 0), new Stamens(34, 0.33, 48, 0.03), 1,
            leaf(1.0, 0.3, new Outline(0.7, 0.8, 4, 0)),
            layer(PETAL, 2, 0.98, 0.62, 0.7, 0.42, rise(48, 28, 0), Fold.flat(0.26, 0.17), 0.06, 0),
            layer(PETAL, 2, 0.92, 0.6, 0.7, 0.42, rise(56, 38, 12), Fold.flat(0.3, 0.17), 0.06, 90)),

    /** Many broad petals wound into each other. */
    ROSE(view(0, 68, 0.25, 1.05), null, null, 1,
            leaf(0.9, 0.34, new Outline(0.5, 0.7, 9, 0)),
            rose()),

    /** Five pointed petals, wide apart, and short stamens. */
    STAR(view(0, 65, 0.03, 1.05), new Dome(0.07, 0.1, 0), new Stamens(5, 0.15, 60, 0.03), 1,
            leaf(0.9, 0.32, Outline.of(0.6, 0.8)),
            layer(PETAL, 5, 0.98, 0.31, 0.34, 0.8, rise(14, 8, 2), Fold.flat(0.16, 0.04), 0.05, 0)),

    /** A brush of threads on a ball of pointed scales. */
    THISTLE(view(40, 98, 0.2, 1.1), new Dome(0.33, 0.33, -0.28), null, 1,
            leaf(1.1, 0.26, new Outline(0.5, 0.8, 5, 0)),
            thistle()),

    /** A cup of six broad petals that closes upwards. */
    TULIP(view(48, 104, 0.5, 1.2), null, new Stamens(6, 0.35, 80, 0.05), 1,
            leaf(1.9, 0.24, Outline.of(0.35, 0.75)),
            layer(PETAL, 3, 1.22, 0.46, 0.5, 0.48, rise(-10, 96, 80), new Fold(0.1, 0.05, 0.85, false), 0.05, 0),
            layer(PETAL, 3, 1.18, 0.44, 0.5, 0.48, rise(-6, 101, 88), new Fold(0.1, 0.05, 0.85, false), 0.04, 60)),

    /** A flat umbrella of many small flowers. */
    UMBEL(view(12, 88, 0.1, 0.95), new Dome(0.16, 0.12, 0), null, 30,
            leaf(1.2, 0.34, new Outline(0.6, 0.6, 5, 0)),
            layer(PETAL, 5, 0.9, 0.4, 0.7, 0.2, rise(18, 8, 0), Fold.flat(0.2, 0), 0.05, 0));

    /** What a whorl is made of: it names the colouring. */
    enum Stuff { PETAL, LEAF, CENTRE }

    record Layer(Stuff stuff, Whorl whorl) {}

    /** The usual view: degrees of tilt ({@link Pose#of}), the height of the flower's middle, and how large it is drawn. */
    record View(double from, double to, double middle, double zoom) {}

    /** A rounded middle: radius, height and where it stands on the axis. */
    record Dome(double radius, double height, double base) {}

    /** Threads with a knob: how many, how long, degrees over the flower's plane, size of the knob. */
    record Stamens(int count, double length, double rise, double knob) {}

    final View view;
    final Dome dome;
    final Stamens stamens;
    final int heads;
    final Whorl leaf;
    final List<Layer> layers;

    Species(View view, Dome dome, Stamens stamens, int heads, Whorl leaf, Layer... layers) {
        this.view = view;
        this.dome = dome;
        this.stamens = stamens;
        this.heads = heads;
        this.leaf = leaf;
        this.layers = List.of(layers);
    }

    /** The name of the class and of its folder, e.g. {@code daisy}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static View view(double from, double to, double middle, double zoom) {
        return new View(from, to, middle, zoom);
    }

    private static Rise rise(double base, double middle, double tip) {
        return new Rise(base, middle, tip);
    }

    private static Whorl leaf(double length, double width, Outline outline) {
        return new Whorl(1, length, width, outline, rise(35, 20, -15), Fold.flat(0.25, 0.08), new Ring(0, 0, 0));
    }

    private static Layer layer(Stuff stuff, int petals, double length, double width, double base, double tip,
            Rise rise, Fold fold, double radius, double turn) {
        return new Layer(stuff, new Whorl(petals, length, width, Outline.of(base, tip), rise, fold,
                new Ring(radius, 0, turn)));
    }

    private static Layer[] rose() {
        List<Layer> layers = new ArrayList<>();
        int[] petals = {2, 3, 3, 4, 5, 5, 5};
        for (int i = 0; i < petals.length; i++) {
            double open = i / 6.0;
            Rise rise = rise(78 - 62 * open, 98 - 78 * open, 96 - 112 * open * open);
            layers.add(new Layer(PETAL, new Whorl(petals[i], 0.42 + 0.5 * open, 0.26 + 0.22 * open, Outline.of(0.55, 0.34),
                    rise, new Fold(0.15, 0.1, 0.85 - 0.7 * open, false), new Ring(0.05 + 0.09 * open, 0, i * 137.5))));
        }
        return layers.toArray(Layer[]::new);
    }

    private static Layer[] thistle() {
        List<Layer> layers = new ArrayList<>();
        double[][] brush = {{14, 0.62, 88, 0.06}, {26, 0.66, 74, 0.16}, {34, 0.68, 58, 0.24}, {30, 0.6, 42, 0.27}};
        for (double[] b : brush) {
            layers.add(new Layer(PETAL, new Whorl((int) b[0], b[1], 0.022, Outline.of(0.1, 0.15),
                    rise(b[2] - 8, b[2], b[2] + 6), Fold.flat(0, 0), new Ring(b[3], 0, b[2]))));
        }
        for (int i = 0; i < 5; i++) {
            double up = i / 4.0;
            double radius = 0.34 * Math.sin(Math.PI * (0.18 + 0.5 * up));
            layers.add(new Layer(LEAF, new Whorl(12, 0.3, 0.075, Outline.of(0.25, 0.95), rise(60, 56, 20),
                    Fold.flat(-0.2, 0), new Ring(radius, -0.58 + 0.46 * up, i * 15))));
        }
        return layers.toArray(Layer[]::new);
    }
}
