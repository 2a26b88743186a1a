package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Reason;
import tsugiki.base.Shown;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.DataSource;
import tsugiki.data.Item;
import tsugiki.features.FeatureStore;
import tsugiki.features.Neighbours;
import tsugiki.picture.Picture;
import tsugiki.show.PictureGrid;
import tsugiki.show.Pictures;
import tsugiki.show.TerminalProgress;
import tsugiki.show.View;
import tsugiki.transfer.Student;
import tsugiki.transfer.TrainingNote;

/** The training pictures that are most like one that is asked about. */
final class LikeOptions {

    /** A grid has ten columns at most, and the first is the picture that was asked about. */
    private static final int WIDEST = 9;

    @Option(names = "--like", paramLabel = "N", description = "Names the N training pictures that are most like each, by the cosine of their features.")
    Integer like;

    @Option(names = "--data", paramLabel = "D", completionCandidates = Help.DataNames.class,
            description = "With --like: the pictures the student was trained on; by default what was given then, so a folder must lie where its name leads from here.")
    String data;

    @Option(names = "--grid", paramLabel = "FILE", description = "With --like: a PNG, a row for each picture with those that are like it; N up to " + WIDEST + ".")
    Path grid;

    private List<Item> trained;
    private Neighbours neighbours;
    private final List<Picture> asked = new ArrayList<>();
    private final List<List<Neighbours.Neighbour>> found = new ArrayList<>();

    /** @throws CourseException in one sentence, before any work, if they do not fit together, or to the pictures that are asked about */
    void check(List<Path> pictures) {
        Checks.positive("--like", like);
        if (like == null && (grid != null || data != null)) {
            throw new CourseException("%s is for pictures that are alike: give --like 5 with it.", grid != null ? "--grid" : "--data");
        }
        if (grid != null) {
            Checks.writablePng("--grid", grid, pictures);
            if (like > WIDEST) {
                throw new CourseException("--like %d is too wide for a grid: take at most %d, or leave --grid out.", like, WIDEST);
            }
        }
    }

    /** Computes features of the training pictures, if they are asked for. */
    void open(Student student) {
        if (like == null) {
            return;
        }
        String spec = data != null ? data : student.note().settings().get(TrainingNote.DATA);
        if (spec == null) {
            throw new CourseException("Where this student's training pictures lie is not known: name them with --data.");
        }
        DataSet set = open(spec);
        trained = student.learnt().isKnown() ? student.learnt().sort(set.items()).trained() : set.items();
        if (trained.isEmpty()) {
            throw new CourseException("Of the %d pictures of %s the student was trained on none: name those it was trained on with --data.", set.items().size(), spec);
        }
        neighbours = Neighbours.of(FeatureStore.features(student.network(), trained, set.classes(), student.preprocessing(), TerminalProgress.factory()));
    }

    /** A student knows the name of its pictures' folder, not where it lies. */
    private DataSet open(String spec) {
        String place = spec.substring(spec.indexOf(':') + 1);
        if (data == null && !DataSource.of(spec).map(DataSource::name).equals(Optional.of(spec)) && !Files.exists(Home.path(place))) {
            throw new CourseException("This student was trained on '%s', and no folder '%s' is here: name its pictures with --data.", Shown.text(spec), Shown.text(place));
        }
        return DataSets.openWhole(spec, TerminalProgress.factory());
    }

    /** The nearest to a picture, if they are asked for; it is kept for the grid. */
    List<Neighbours.Neighbour> of(Student student, Item item) {
        if (like == null) {
            return List.of();
        }
        Picture picture = item.source().open();
        List<Neighbours.Neighbour> near = neighbours.of(student.network(), picture, student.preprocessing(), like);
        if (grid != null) {
            asked.add(picture);
            found.add(near);
        }
        return near;
    }

    /** What a result says of them. */
    static List<Map<String, Object>> told(List<Neighbours.Neighbour> near) {
        return near.stream().map(n -> Map.<String, Object>of("picture", n.file(), "class", n.name(), "cosine", n.cosine())).toList();
    }

    /** Writes the grid, if one is asked for and a picture was answered. */
    void close() {
        if (grid == null || asked.isEmpty()) {
            return;
        }
        PictureGrid drawn = Pictures.alike(asked, found, trained);
        try {
            AtomicFiles.write(grid, View.png("", drawn.image(), drawn.width(), drawn.height()).image().bytes());
        } catch (IOException e) {
            throw Reason.unwritten("The grid", grid, e);
        }
    }
}
