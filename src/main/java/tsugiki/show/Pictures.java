package tsugiki.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.drawn.wallpaper.Wallpaper;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Mistake;
import tsugiki.explain.Attacked;
import tsugiki.explain.Excited;
import tsugiki.explain.GradCam;
import tsugiki.features.Neighbours;
import tsugiki.picture.Picture;
import tsugiki.transfer.Student;

/** Pictures as a person looks at them: in a grid, with captions. */
public final class Pictures {

    /** Side on the page of pictures whose details count. */
    private static final int DETAILED = 230;

    private Pictures() {}

    /** So many of the items, evenly spread over their order, and so over the classes; all, if they are fewer. */
    public static List<Item> some(List<Item> items, int atMost) {
        int n = Math.min(atMost, items.size());
        return IntStream.range(0, n).mapToObj(i -> items.get((int) ((long) i * items.size() / n))).toList();
    }

    /** Labelled pictures with the names of their classes. @param columns pictures in a row, 1 to 10 */
    public static PictureGrid grid(List<Item> items, List<String> classes, int columns) {
        List<GridPainter.Cell> cells = items.stream().map(item -> new GridPainter.Cell(
                item.source()::open, List.of(classes.get(item.label())), GridPainter.Mark.NONE)).toList();
        return GridPainter.paint(cells, columns);
    }

    /**
     * Any pictures with any captions.
     *
     * @throws CourseException if the two lists differ in length
     */
    public static PictureGrid gallery(List<Picture> pictures, List<String> captions, int columns) {
        if (pictures.size() != captions.size()) {
            throw new CourseException("There are %d pictures but %d captions: give one each.", pictures.size(), captions.size());
        }
        List<GridPainter.Cell> cells = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            cells.add(cell(pictures.get(i), captions.get(i)));
        }
        return GridPainter.paint(cells, columns);
    }

    /**
     * What a network said of pictures: right ones with a tick in green, wrong ones with a cross in red and
     * the true class below.
     *
     * @param items the pictures that were scored, all of them
     * @param said the pictures to show, by their place in {@code items}
     */
    public static PictureGrid said(List<Item> items, List<String> classes, List<Mistake> said, int columns) {
        return GridPainter.paint(said.stream().map(m -> cell(items.get(m.index()), classes, m)).toList(), columns);
    }

    /** The same for pictures of an evaluation. */
    public static PictureGrid said(Evaluation evaluation, List<Mistake> said, int columns) {
        return said(evaluation.items(), evaluation.classes(), said, columns);
    }

    /** What a network said of pictures whose classes nobody knows: below each the answer with its probability. One is open at a time. */
    public static PictureGrid answers(Evaluation evaluation, int columns) {
        List<Evaluation.Scored> said = evaluation.pictures();
        return GridPainter.paint(IntStream.range(0, said.size()).mapToObj(i -> new GridPainter.Cell(evaluation.items().get(i).source()::open,
                List.of(answer(evaluation.classes(), said.get(i).predicted(), said.get(i).probability())), GridPainter.Mark.NONE)).toList(), columns);
    }

    /** Pictures with their Grad-CAM maps laid over them; below each the class that was asked for. */
    public static PictureGrid gradCam(List<GradCam> maps, int columns) {
        return GridPainter.paint(maps.stream().map(map -> cell(map.overlay(), map.answer() + "\n" + map.stage())).toList(), columns, DETAILED);
    }

    /**
     * A row for each mistake: the picture itself, the map of the class that the student answered, that of the true class.
     * A picture that was named rightly has the same map twice.
     *
     * @param evaluation of this student
     * @param chosen the pictures to show, e.g. {@code Mistakes.worst(evaluation, 4)}
     */
    public static PictureGrid gradCam(Student student, Evaluation evaluation, List<Mistake> chosen) {
        List<GridPainter.Cell> cells = new ArrayList<>();
        for (Mistake m : chosen) {
            Picture picture = evaluation.items().get(m.index()).source().open();
            GradCam said = GradCam.of(student, picture, evaluation.classes().get(m.predicted()));
            cells.add(cell(said.picture(), "is " + evaluation.classes().get(m.label())));
            cells.add(cell(said.overlay(), "answered: " + said.answer()));
            GradCam truth = GradCam.of(student, picture, evaluation.classes().get(m.label()));
            cells.add(cell(truth.overlay(), "true class: " + truth.answer()));
        }
        return GridPainter.paint(cells, 3, DETAILED);
    }

    /** A picture beside its Grad-CAM map. */
    static PictureGrid gradCam(GradCam map) {
        return GridPainter.paint(List.of(cell(map.picture(), ""), cell(map.overlay(), map.answer() + "\n" + map.stage())), 2, DETAILED);
    }

    /**
     * The pictures that excite a channel most, side by side: above as the network saw them, with class and mean of the
     * map; below each the map laid over it, from 0 (dark blue) to the largest value of all (yellow).
     *
     * @param excited 1 to 10
     */
    public static PictureGrid excited(List<Excited> excited, List<String> classes) {
        float largest = (float) excited.stream().mapToDouble(Excited::largest).max().orElse(0);
        List<GridPainter.Cell> above = excited.stream().map(e -> cell(e.picture(), Text.of("%s %.2f", classes.get(e.item().label()), e.mean()))).toList();
        List<GridPainter.Cell> below = excited.stream().map(e -> cell(e.overlay(largest), "")).toList();
        return GridPainter.paint(Stream.concat(above.stream(), below.stream()).toList(), Math.max(1, excited.size()), DETAILED);
    }

    /** A row for each attack: the picture, the change made visible, the changed picture, with the answers. */
    public static PictureGrid attacks(List<Attacked> attacks) {
        return GridPainter.paint(attacks.stream().flatMap(a -> Stream.of(
                cell(a.picture(), a.answers().before().toString()),
                cell(a.difference(), a.aim() + Text.of("\nwithin %d of 255", a.epsilon())),
                cell(a.changed(), a.answers().after().toString()))).toList(), 3, DETAILED);
    }

    /**
     * Wallpaper groups with what they turn around and mirror at, large: mirrors red, glides blue and dashed, centres of
     * turns as lens (2), triangle (3), square (4) and hexagon (6).
     *
     * @param groups names of classes, e.g. {@code "p4m"}
     * @param columns pictures in a row, 1 to 10; 4 shows them largest
     */
    public static PictureGrid symmetries(List<String> groups, int columns) {
        return GridPainter.paint(groups.stream().map(Wallpaper::group).map(group -> cell(
                Picture.of(Wallpaper.symmetries(group, Wallpaper.standard().splitSeed("train"), 0, 2 * DETAILED)),
                group.label() + "\n" + Wallpaper.words(group))).toList(), columns, DETAILED);
    }

    /**
     * A row for each picture: itself, then those that are like it, with class and cosine.
     *
     * @param asked the pictures that were asked about
     * @param near for each its neighbours, at most 9
     * @param items those the neighbours are of
     */
    public static PictureGrid alike(List<Picture> asked, List<List<Neighbours.Neighbour>> near, List<Item> items) {
        int columns = 1 + near.stream().mapToInt(List::size).max().orElse(0);
        List<GridPainter.Cell> cells = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            cells.add(cell(asked.get(i), "asked"));
            List<Item> found = Neighbours.items(near.get(i), items);
            for (int j = 0; j < columns - 1; j++) {
                Neighbours.Neighbour one = near.get(i).get(j);
                cells.add(new GridPainter.Cell(found.get(j).source()::open, List.of(Text.of("%s %.2f", one.name(), one.cosine())), GridPainter.Mark.NONE));
            }
        }
        return GridPainter.paint(cells, columns);
    }

    /** The same for one picture. */
    public static PictureGrid alike(Picture asked, List<Neighbours.Neighbour> near, List<Item> items) {
        return alike(List.of(asked), List.of(near), items);
    }

    private static GridPainter.Cell cell(Picture picture, String caption) {
        return new GridPainter.Cell(() -> picture, List.of(caption.split("\n")), GridPainter.Mark.NONE);
    }

    private static GridPainter.Cell cell(Item item, List<String> classes, Mistake m) {
        String answer = answer(classes, m.predicted(), m.probability());
        List<String> caption = m.isRight() ? List.of(answer) : List.of(answer, "is " + classes.get(m.label()));
        return new GridPainter.Cell(item.source()::open, caption, m.isRight() ? GridPainter.Mark.RIGHT : GridPainter.Mark.WRONG);
    }

    private static String answer(List<String> classes, int predicted, double probability) {
        return Text.of("%s %.0f %%", classes.get(predicted), 100 * probability);
    }
}
