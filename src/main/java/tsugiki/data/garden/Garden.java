package tsugiki.data.garden;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.data.Split;

/** The garden: as many drawn flowers as one likes, the same for the same seed. */
public final class Garden {

    private Garden() {}

    /**
     * Draws one picture.
     *
     * @param seed of the garden and split ({@link GardenSpec#splitSeed})
     * @param index of the picture, 0, 1, 2 ...
     * @param size pixels a side, at least 32
     * @return RGB, {@code size x size}
     */
    public static BufferedImage draw(Species species, long seed, int index, int size) {
        Nuisance nuisance = recipe(species, seed, index);
        Random random = new Random(nuisance.grain());
        Canvas canvas = new Canvas(size);
        FlowerPainter painter = new FlowerPainter(canvas, nuisance.colours(), nuisance.light(), random);
        for (Nuisance.Bloom bloom : nuisance.blooms()) {
            painter.paint(species, bloom);
        }
        return new Film(nuisance, size, random).expose(canvas.layer(nuisance.light(), 0.55));
    }

    /** Where a garden lies: {@code datasets/garden/seed1-256px}; gardens of another seed or size do not mix. */
    public static Path folder(GardenSpec spec) {
        return Home.datasets().resolve("garden").resolve("seed" + spec.seed() + "-" + spec.size() + "px");
    }

    /**
     * Draws what is missing of a garden into {@code folder/train|validation|test/<species>/<split>-NNNN.jpg}.
     * Each file appears whole or not at all; an interrupt keeps what is drawn.
     *
     * @throws tsugiki.base.CourseException if a file cannot be written
     */
    public static void plant(Path folder, GardenSpec spec, Progress.Factory progress) {
        Planting.plant(folder, spec, progress);
    }

    /**
     * A garden as a data set, in its own split (official); draws into {@code folder} what is missing.
     *
     * @throws tsugiki.base.CourseException if a file cannot be written
     */
    public static DataSet dataSet(Path folder, GardenSpec spec, Progress.Factory progress) {
        plant(folder, spec, progress);
        return new DataSet("garden", Split.OFFICIAL.word(), spec.kinds().stream().map(Species::label).toList(),
                items(folder, spec, "train"), items(folder, spec, "validation"), items(folder, spec, "test"), List.of());
    }

    /** The same in its usual {@link #folder}. */
    public static DataSet dataSet(GardenSpec spec, Progress.Factory progress) {
        return dataSet(folder(spec), spec, progress);
    }

    private static List<Item> items(Path folder, GardenSpec spec, String split) {
        List<Item> items = new ArrayList<>();
        for (Species species : spec.kinds()) {
            for (int k = 0; k < spec.count(split); k++) {
                String name = name(species, split, k);
                items.add(new Item(name, species.ordinal(), Source.of(folder.resolve(split).resolve(name))));
            }
        }
        return items;
    }

    /** The file of a picture within its split, unlike those of other splits: {@code daisy/train-0007.jpg}. */
    static String name(Species species, String split, int index) {
        return "%s/%s-%04d.jpg".formatted(species.label(), split, index);
    }

    static Nuisance recipe(Species species, long seed, int index) {
        return Nuisance.draw(species, new Random(mix(mix(mix(seed) + species.ordinal()) + index)));
    }

    /** Spreads a seed over all 64 bits (the finaliser of SplitMix64), so that neighbours are unlike. */
    static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
