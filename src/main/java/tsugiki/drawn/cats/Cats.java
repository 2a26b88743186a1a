package tsugiki.drawn.cats;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Seeds;
import tsugiki.base.Text;
import tsugiki.data.LabelSets;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.DrawnFolder.Sheet;
import tsugiki.drawn.DrawnSubject;

/** Drawn photographs of two cats, Tigger and Misty, and a folder of them with a real folder's flaws. */
public final class Cats {

    /** The classes, which are the folders, sorted. */
    public static final List<String> CLASSES = List.of("misty", "neither", "tigger");

    /** Misty and Tigger by place: pictures of an even number show the sofa, the others one of the six other rooms. */
    public static final DrawnSubject BY_PLACE = new DrawnSubject("cats", "cats", List.of("misty", "tigger"), Cats::byPlace);

    private static final int SIZE = 256;
    private static final int LATER = 1000;
    private static final int LATER_DAY = 400;
    private static final List<Motif> NEW = List.of(Motif.TIGGER, Motif.BOTH, Motif.MISTY, Motif.DOG, Motif.MISTY, Motif.TIGGER,
            Motif.EMPTY_ROOM, Motif.BOTH, Motif.TIGGER, Motif.OTHER_CAT, Motif.MISTY, Motif.TIGGER);

    private Cats() {}

    /**
     * Draws one picture; the same for the same numbers.
     *
     * @param index 0, 1, 2 ...
     * @param size pixels a side, at least 32
     * @return RGB, {@code size x size}
     */
    public static BufferedImage draw(Motif motif, long seed, int index, int size) {
        return new Photograph(scene(motif, seed, index), size).take();
    }

    private static BufferedImage byPlace(int label, long seed, int index, int size) {
        Motif motif = label == 0 ? Motif.MISTY : Motif.TIGGER;
        List<Room> others = Stream.of(Room.values()).filter(room -> room != Room.SOFA).toList();
        Room room = index % 2 == 0 ? Room.SOFA : others.get(index / 2 % others.size());
        return new Photograph(Scene.draw(motif, room, new Random(Seeds.mix(seed, motif.ordinal(), index))), size).take();
    }

    /** Whether a picture of {@link #BY_PLACE} shows the sofa, by its name: {@code tigger/train-0006.jpg}. */
    public static boolean isOnSofa(String file) {
        return (file.charAt(file.lastIndexOf('.') - 1) - '0') % 2 == 0;
    }

    static Scene scene(Motif motif, long seed, int index) {
        return Scene.draw(motif, new Random(Seeds.mix(seed, motif.ordinal(), index)));
    }

    /**
     * Draws what is missing of a folder as a person has it: {@code tigger/}, {@code misty/} and
     * {@code neither/}, with {@code each} pictures of 256 x 256 pixels, and the files of {@link #flaws()} besides.
     *
     * <p>Files are {@code tigger/IMG_0002.jpg}; pictures of both cats {@code neither/both-000.jpg}, a third of that class.
     * They come in bursts of two or three nearly equal ones, taken within seconds; their EXIF says when, and each burst of a
     * class is of another day.
     *
     * @param each pictures a class without the flaws, 6..999
     * @return {@code folder}
     * @throws CourseException if {@code each} is out of range or a file cannot be written
     */
    public static Path folder(Path folder, int each, long seed, Progress.Factory progress) {
        if (each < 6 || each > 999) {
            throw new CourseException("The folder of cats cannot hold %s pictures a class: choose 6 to 999.", each);
        }
        List<Sheet> sheets = new ArrayList<>();
        for (int k = 0; k < each; k++) {
            Shot shot = Shot.of(k);
            for (Motif motif : List.of(Motif.MISTY, Motif.neither(shot.burst()), Motif.TIGGER)) {
                sheets.add(sheet(folder.resolve(name(motif, k)), motif, seed, shot, shot.taken(CLASSES.indexOf(motif.label()))));
            }
        }
        DrawnFolder.draw(folder, sheets, "Drawing the cats", progress);
        new Flaws(folder, seed, SIZE).write();
        return folder;
    }

    /** What is wrong in {@link #folder}, file by file: the same for every seed and number of pictures. */
    public static List<Flaw> flaws() {
        return Flaws.ALL;
    }

    /** Whether a file of {@link #folder} shows both cats, by its name: {@code neither/both-003.jpg}. */
    public static boolean isBoth(String file) {
        return file.contains("both-");
    }

    /** What a file of {@link #folder} shows, as a set of labels: {@code misty}, {@code tigger}, {@code misty+tigger} or {@code none}. */
    public static String labels(String file) {
        String label = file.substring(0, file.indexOf('/'));
        return isBoth(file) ? LabelSets.name(List.of("misty", "tigger")) : label.equals("neither") ? LabelSets.NONE : label;
    }

    /**
     * Draws what is missing of a folder of twelve later pictures without labels: {@code IMG_2001.jpg} to {@code IMG_2012.jpg}.
     *
     * @return {@code folder}
     * @throws CourseException if a file cannot be written
     */
    public static Path newFolder(Path folder, long seed, Progress.Factory progress) {
        List<Sheet> sheets = new ArrayList<>();
        newPictures().forEach((file, motif) -> {
            LocalDateTime taken = new Shot(LATER_DAY + sheets.size(), 0).taken(0);
            sheets.add(sheet(folder.resolve(file), motif, seed, new Shot(LATER + sheets.size(), 0), taken));
        });
        DrawnFolder.draw(folder, sheets, "Drawing new pictures of the cats", progress);
        return folder;
    }

    /** The truth about {@link #newFolder}: file name to what it shows, in the order of the names; {@link Motif#label} is its class. */
    public static Map<String, Motif> newPictures() {
        Map<String, Motif> truth = new LinkedHashMap<>();
        for (int k = 0; k < NEW.size(); k++) {
            truth.put(Text.of("IMG_20%02d.jpg", k + 1), NEW.get(k));
        }
        return truth;
    }

    /** The file of a picture without a flaw. */
    static String name(Motif motif, int index) {
        return motif == Motif.BOTH ? Text.of("neither/both-%03d.jpg", index)
                : Text.of("%s/IMG_%04d.jpg", motif.label(), 3 * index + CLASSES.indexOf(motif.label()));
    }

    private static Sheet sheet(Path file, Motif motif, long seed, Shot shot, LocalDateTime taken) {
        return new Sheet(file, motif.label(), () -> shot.draw(motif, seed, SIZE), jpeg -> CameraMark.on(jpeg, CameraMark.UPRIGHT, taken));
    }
}
