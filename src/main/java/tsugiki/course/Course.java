package tsugiki.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Item;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.DrawnSource;
import tsugiki.drawn.cats.Cats;
import tsugiki.drawn.garden.Garden;
import tsugiki.drawn.wallpaper.Wallpaper;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Marks;
import tsugiki.network.Network;
import tsugiki.notebook.CellProgress;
import tsugiki.notebook.Kernel;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.show.TerminalProgress;
import tsugiki.zoo.Zoo;

/**
 * What the lessons share: pictures, backbone, profile, seed, progress, results. The launcher chooses by
 * the environment: {@code TSUGIKI_DATA}, {@code TSUGIKI_PROFILE}, {@code TSUGIKI_RESULTS}, {@code TSUGIKI_CHECKS}.
 */
public final class Course {

    private static final long SEED = 1;
    private static final String BACKBONE = "efficientnet_lite0";

    private Course() {}

    /** How much of everything to take: {@code TSUGIKI_PROFILE}, else quick. */
    public static Profile profile() {
        return Profile.of(environment("TSUGIKI_PROFILE", Profile.QUICK.name()));
    }

    /** The seed of drawings, splits, samples and training: 1. */
    public static long seed() {
        return SEED;
    }

    /**
     * The pictures the learner chose, {@code TSUGIKI_DATA}: garden by default, else what {@link DataSets#open} takes;
     * no more of them than the profile says. They can all be read, and there are some to train on, to choose by and to
     * test on: a part that a folder lacks is made of its training pictures.
     *
     * @throws CourseException when they are not there, cannot be used, or are too few: says why and what to do
     */
    public static DataSet data() {
        return data(spec());
    }

    static String spec() {
        return environment("TSUGIKI_DATA", "garden");
    }

    /** As {@link #data()}, of pictures that are named. */
    public static DataSet data(String spec) {
        return data(spec, profile());
    }

    static DataSet data(String spec, Profile profile) {
        return DrawnSource.standard(spec)
                .map(set -> DrawnFolder.open(drawn(set, profile), null, SEED, progress())) // draws only what the profile needs
                .orElseGet(() -> LessonPictures.of(DataSets.open(spec, null, SEED, progress()), profile, SEED, progress()));
    }

    static DrawnSet drawn(DrawnSet set, Profile profile) {
        return set.with(profile.classes(), profile.train(), profile.validation(), profile.test(), profile.drawing());
    }

    /**
     * Drawings of the Garden for an experiment of its own, whatever pictures the learner chose.
     *
     * @param species classes, 2..10
     * @param train training pictures a class, as many as one likes
     * @param validation pictures a class to choose by
     * @param test pictures a class to score on
     * @param pixels side of a drawing, at least 32; small ones are drawn sooner
     */
    public static DataSet garden(int species, int train, int validation, int test, int pixels) {
        return DrawnFolder.open(new DrawnSet(Garden.SUBJECT, SEED, species, train, validation, test, pixels), null, SEED, progress());
    }

    /**
     * Drawn wallpaper patterns for an experiment of its own, whatever pictures the learner chose.
     *
     * @param groups classes, 2..17
     * @param train training pictures a class, as many as one likes
     * @param validation pictures a class to choose by
     * @param test pictures a class to score on
     * @param pixels side of a drawing, at least 32; small ones are drawn sooner
     */
    public static DataSet wallpaper(int groups, int train, int validation, int test, int pixels) {
        return DrawnFolder.open(new DrawnSet(Wallpaper.SUBJECT, SEED, groups, train, validation, test, pixels), null, SEED, progress());
    }

    /**
     * A folder of photographs as a person has it, drawn once: the cats Tigger and Misty, and neither;
     * 40 pictures a class (smoke: 12) in bursts of two or three, each burst of a day that EXIF tells, and the files that
     * {@link Cats#flaws()} names besides.
     *
     * @return holds {@code misty/}, {@code neither/} and {@code tigger/}
     * @throws CourseException if a file cannot be written
     */
    public static Path cats() {
        int each = profile().equals(Profile.SMOKE) ? 12 : 40;
        return Cats.folder(Home.datasets().resolve("cats").resolve("album-" + each), each, SEED, progress());
    }

    /**
     * Drawings of two cats, each as often on the sofa as elsewhere ({@link Cats#isOnSofa}), so that a lesson can plant a
     * bias by what it leaves out: of each cat at each place 36 pictures to train and 100 to test (smoke: 12 and 12), of 128
     * pixels.
     */
    public static DataSet catsByPlace() {
        boolean smoke = profile().equals(Profile.SMOKE);
        return DrawnFolder.open(new DrawnSet(Cats.BY_PLACE, SEED, 2, smoke ? 24 : 72, 0, smoke ? 24 : 200, 128), null, SEED, progress());
    }

    /**
     * A folder of twelve later pictures without labels, drawn once; {@link Cats#newPictures()} knows what they show.
     *
     * @throws CourseException if a file cannot be written
     */
    public static Path newCats() {
        return Cats.newFolder(Home.datasets().resolve("cats").resolve("new"), SEED, progress());
    }

    /** The lessons' backbone with its ImageNet weights: efficientnet_lite0, small and good; the caller closes it. */
    public static Network backbone() {
        return Zoo.load(BACKBONE, progress());
    }

    /** How pictures are prepared for this backbone in this profile: its own constants, the profile's size. */
    public static Preprocessing preprocessing(Network backbone) {
        return profile().preprocessing(backbone.preprocessing());
    }

    /** A bar in the cell; in a terminal, a line. */
    public static Progress.Factory progress() {
        return Kernel.find().<Progress.Factory>map(CellProgress::in).orElseGet(TerminalProgress::factory);
    }

    /**
     * A sample photograph: flower, china, grace_hopper.
     *
     * @throws CourseException if it is not there
     */
    public static Picture photograph(String name) {
        Path file = Home.datasets().resolve("samples").resolve(name + ".jpg");
        if (!Files.isRegularFile(file)) {
            throw new CourseException("The photograph %s is missing: choose flower, china or grace_hopper, and run ./course setup once.",
                    file);
        }
        return Picture.read(file);
    }

    /**
     * Notes a result for the table at the end of {@code ./course run}, and returns it to be shown. With the accuracy
     * alone it cannot be compared in pairs: prefer an evaluation or its marks.
     *
     * @param lesson its number, e.g. {@code "05"}
     * @param scored the pictures the accuracy is on; of {@code data}'s parts
     * @param accuracy 0..1
     * @param seconds the method took
     * @throws CourseException if the accuracy lies outside 0..1, or the file cannot be written
     */
    public static Result record(String lesson, Network network, String method, DataSet data, List<Item> scored,
            double accuracy, double seconds) {
        return record(Recorded.of(lesson, network.name(), method, data, scored, accuracy, seconds));
    }

    /** The same from an evaluation of {@code data}'s validation or test pictures. */
    public static Result record(String lesson, Network network, String method, DataSet data, Evaluation evaluation, double seconds) {
        return record(Recorded.of(lesson, network.name(), method, data, evaluation, seconds));
    }

    /**
     * The same from the marks of one of {@code data}'s parts: of a probe, {@code Marks.of(probe, store.test())}.
     *
     * @throws CourseException if the marks are of pictures that are in no part of {@code data}
     */
    public static Result record(String lesson, Network network, String method, DataSet data, Marks marks, double seconds) {
        return record(Recorded.of(lesson, network.name(), method, data, marks, seconds));
    }

    /** Notes a result put together by hand. */
    public static Result record(Result result) {
        String file = environment("TSUGIKI_RESULTS", "");
        if (!file.isEmpty()) {
            ResultLine.add(Home.path(file), result);
        }
        return result;
    }

    /** Appends a line to the file that this variable of the environment names, if it names one. */
    static void note(String variable, String line) {
        String file = environment(variable, "");
        if (!file.isEmpty()) {
            append(Home.path(file), line);
        }
    }

    static void append(Path file, String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CourseException(e, "The file %s cannot be written (%s): check the folder's rights and the free space.",
                    file, e.getMessage());
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
