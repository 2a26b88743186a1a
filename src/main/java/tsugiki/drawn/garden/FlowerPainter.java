package tsugiki.drawn.garden;

import java.util.Random;
import tsugiki.drawn.Light;
import tsugiki.drawn.Pose;
import tsugiki.drawn.garden.Species.Stuff;

/** Draws plants of one picture: its colours, its light and its small irregularities. */
final class FlowerPainter {
    private final Canvas canvas;
    private final Light light;
    private final Random random;
    private final Texture petal;
    private final Texture leaf;
    private final Texture centre;
    private final Texture stem;

    FlowerPainter(Canvas canvas, Colours colours, Light light, Random random) {
        this.canvas = canvas;
        this.light = light;
        this.random = random;
        petal = Texture.petal(colours, colours.veins(), random);
        leaf = Texture.leaf(colours.leaf(), random);
        centre = Texture.grains(colours.centre(), Colours.mix(colours.centre(), colours.throat(), 0.35), 0.28, random);
        stem = Texture.plain(Colours.mix(colours.leaf(), new double[] {0.55, 0.6, 0.3}, 0.3), random);
    }

    /** Draws one bloom of the species with its stem and leaves. */
    void paint(Species species, Nuisance.Bloom bloom) {
        Pose turned = Pose.of(bloom.tilt(), bloom.spin(), bloom.lean(), bloom.scale(), 0, 0, 0);
        double[] middle = turned.view(0, 0, species.view.middle());
        Pose pose = Pose.of(bloom.tilt(), bloom.spin(), bloom.lean(), bloom.scale(),
                bloom.x() - middle[0], bloom.y() - middle[1], bloom.depth() - middle[2]);
        Stem line = Stem.of(pose, bloom);
        canvas.draw(line.sheet(bloom.scale() * 0.035).lit(light), stem, 0.95);
        leaves(species, bloom, line);
        if (species.heads == 1) {
            head(species, pose, false);
        } else {
            umbel(species, pose);
        }
    }

    private void leaves(Species species, Nuisance.Bloom bloom, Stem line) {
        for (int k = 0; k < bloom.leaves(); k++) {
            double side = k % 2 == 0 ? 0 : 180;
            double[] at = line.at(0.16 + 0.6 * k / bloom.leaves() + 0.08 * random.nextDouble());
            double size = bloom.scale() * (0.85 + 0.3 * random.nextDouble());
            Pose pose = Pose.of(62 + 24 * random.nextDouble(), 0, 30 * (random.nextDouble() - 0.5), size,
                    at[0], at[1], at[2] - 0.06);
            whorl(species.leaf.turned(side + 50 * (random.nextDouble() - 0.5)), pose, leaf, false);
        }
    }

    private void umbel(Species species, Pose pose) {
        for (int k = 0; k < species.heads; k++) {
            double angle = k * 137.508;
            double reach = 0.92 * Math.sqrt((k + 0.4) / species.heads);
            double[] at = {reach * Math.cos(Math.toRadians(angle)), reach * Math.sin(Math.toRadians(angle)),
                0.12 - 0.22 * reach * reach + 0.05 * random.nextDouble()};
            double[] foot = pose.view(0, 0, -0.75);
            double[] top = pose.view(at[0], at[1], at[2]);
            canvas.draw(Stem.straight(foot, top).sheet(pose.scale() * 0.014).lit(light), stem, 0.9);
            double outwards = 24 * reach * Math.cos(Math.toRadians(angle));
            Pose small = pose.part(at, outwards, 360 * random.nextDouble()).scaled(0.155 + 0.03 * random.nextDouble());
            head(species, small, true);
        }
    }

    private void head(Species species, Pose pose, boolean coarse) {
        for (Species.Layer layer : species.layers) {
            Texture texture = layer.stuff() == Stuff.PETAL ? petal : layer.stuff() == Stuff.LEAF ? leaf : centre;
            whorl(layer.whorl(), pose, texture, coarse);
        }
        if (species.dome != null) {
            canvas.draw(PetalShape.dome(species.dome, pose).lit(light), centre, 1);
        }
        if (species.stamens != null) {
            stamens(species.stamens, pose);
        }
    }

    private void whorl(Whorl whorl, Pose pose, Texture texture, boolean coarse) {
        for (int k = 0; k < whorl.petals(); k++) {
            double slack = whorl.fold().fused() ? 0 : Math.min(7, 60.0 / whorl.petals());
            double angle = whorl.ring().turn() + 360.0 * k / whorl.petals() + slack * (random.nextDouble() * 2 - 1);
            Sheet sheet = PetalShape.sheet(whorl, angle, pose, coarse, random);
            canvas.draw(sheet.lit(light), texture, 0.92 + 0.14 * random.nextDouble());
        }
    }

    private void stamens(Species.Stamens s, Pose pose) {
        for (int k = 0; k < s.count(); k++) {
            double angle = Math.toRadians(360.0 * (k + 0.5 * random.nextDouble()) / s.count() + 30);
            double rise = Math.toRadians(s.rise() + 14 * (random.nextDouble() - 0.5));
            double length = s.length() * (0.85 + 0.3 * random.nextDouble());
            double out = 0.06 + length * Math.cos(rise);
            double[] top = {out * Math.cos(angle), out * Math.sin(angle), length * Math.sin(rise)};
            Stem thread = Stem.straight(pose.view(0, 0, 0), pose.view(top[0], top[1], top[2]));
            canvas.draw(thread.sheet(pose.scale() * 0.014).lit(light), petal, 1.08);
            canvas.draw(PetalShape.dome(new Species.Dome(s.knob(), s.knob(), 0), pose.part(top, 0, 0)).lit(light),
                    centre, 0.95);
        }
    }
}
