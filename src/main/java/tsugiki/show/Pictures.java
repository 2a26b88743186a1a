package tsugiki.show;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.data.Picture;
import tsugiki.explain.Mistake;
import tsugiki.train.Evaluation;

/** Pictures as a person looks at them: in a grid, with captions. */
public final class Pictures {

    private Pictures() {}

    /** A picture file; see {@link Picture#read}. */
    public static Picture of(Path file) {
        return Picture.read(file);
    }

    /** Labelled pictures with the names of their classes. @param columns pictures in a row, 1 to 10 */
    public static PictureGrid grid(List<Item> items, List<String> classes, int columns) {
        List<GridPainter.Cell> cells = items.stream().map(item -> new GridPainter.Cell(
                item.source().open(), List.of(classes.get(item.label())), GridPainter.Mark.NONE)).toList();
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
            cells.add(new GridPainter.Cell(pictures.get(i), List.of(captions.get(i).split("\n")), GridPainter.Mark.NONE));
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

    private static GridPainter.Cell cell(Item item, List<String> classes, Mistake m) {
        String answer = String.format(Locale.ROOT, "%s %.0f %%", classes.get(m.predicted()), 100 * m.probability());
        List<String> caption = m.isRight() ? List.of(answer) : List.of(answer, "is " + classes.get(m.label()));
        return new GridPainter.Cell(item.source().open(), caption, m.isRight() ? GridPainter.Mark.RIGHT : GridPainter.Mark.WRONG);
    }
}
