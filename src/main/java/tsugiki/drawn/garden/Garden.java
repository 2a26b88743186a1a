package tsugiki.drawn.garden;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import tsugiki.base.Progress;
import tsugiki.base.Seeds;
import tsugiki.data.DataSet;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.Field;
import tsugiki.drawn.Film;

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
        BufferedImage plants = canvas.layer(nuisance.light(), 0.55);
        Scenery scenery = new Scenery(nuisance, random);
        Field[] behind = scenery.background();
        Field[] before = nuisance.veil().blades() == 0 ? null : scenery.veil();
        return new Film(nuisance.light(), nuisance.haze(), size).expose(plants, nuisance.shadow(), behind, before, nuisance.grain());
    }

    /** Where a garden lies: {@code datasets/garden/seed1-256px}; gardens of another seed or size do not mix. */
    public static Path folder(GardenSpec spec) {
        return spec.folder();
    }

    /**
     * Draws what is missing of a garden, see {@link DrawnFolder#plant}.
     *
     * @throws tsugiki.base.CourseException if a file cannot be written
     */
    public static void plant(Path folder, GardenSpec spec, Progress.Factory progress) {
        DrawnFolder.plant(folder, spec, progress);
    }

    /**
     * A garden as a data set, in its own split (official); draws into {@code folder} what is missing.
     *
     * @throws tsugiki.base.CourseException if a file cannot be written
     */
    public static DataSet dataSet(Path folder, GardenSpec spec, Progress.Factory progress) {
        return DrawnFolder.dataSet(folder, spec, progress);
    }

    /** The same in its usual {@link #folder}. */
    public static DataSet dataSet(GardenSpec spec, Progress.Factory progress) {
        return dataSet(folder(spec), spec, progress);
    }

    static Nuisance recipe(Species species, long seed, int index) {
        return Nuisance.draw(species, new Random(Seeds.mix(seed, species.ordinal(), index)));
    }
}
