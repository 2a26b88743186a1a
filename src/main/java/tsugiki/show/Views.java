package tsugiki.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.Table;
import tsugiki.base.Services;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.MeanDifference;
import tsugiki.evaluate.PairedComparison;
import tsugiki.explain.Attacked;
import tsugiki.explain.GradCam;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.NetworkTree;
import tsugiki.picture.Picture;
import tsugiki.train.History;
import tsugiki.train.Run;
import tsugiki.transfer.Student;

/** How a value looks when it is the last of a cell. */
public final class Views {

    /** The view of one type and its subtypes. */
    public record Entry<T>(Class<T> type, Function<T, View> view) {}

    private Views() {}

    /** Every view: this room's, then those that others offer. */
    public static List<Entry<?>> all() {
        List<Entry<?>> all = new ArrayList<>(own());
        Services.all(ViewSource.class).forEach(source -> all.addAll(source.views()));
        return all;
    }

    private static List<Entry<?>> own() {
        return List.of(
                new Entry<>(Table.class, table -> View.html(Tables.text(table), Tables.html(table))),
                new Entry<>(PictureGrid.class, grid -> grid(grid.toString(), grid)),
                new Entry<>(TickBoxes.class, TickBoxes::view),
                new Entry<>(Picture.class, Views::picture),
                new Entry<>(Item.class, item -> picture(item.source().open())),
                new Entry<>(NetworkTree.class, tree -> View.html(tree.toString(), Trees.html(tree))),
                new Entry<>(Network.class, net -> View.html(net.tree(1).toString(), Trees.html(net.tree(1)))),
                new Entry<>(Student.class, student -> View.html(student.describe(), Trees.html(student))),
                new Entry<>(History.class, Views::history),
                new Entry<>(Run.class, Views::run),
                new Entry<>(GradCam.class, map -> grid(map.toString(), Pictures.gradCam(map))),
                new Entry<>(PairedComparison.class, pair -> judged(pair.verdict(), Tables.of(pair))),
                new Entry<>(MeanDifference.class, pair -> judged(pair.verdict(), Tables.of(pair))),
                new Entry<>(Attacked.class, attacked -> grid(attacked.toString(), Pictures.attacks(List.of(attacked)))),
                new Entry<>(ModelCard.class, CardTable::view),
                new Entry<>(DataSet.class, data -> View.html(data.describe(), DataTable.html(data))));
    }

    /** The view of a value, if this room knows its type. */
    public static Optional<View> of(Object value) {
        return all().stream().filter(entry -> entry.type().isInstance(value)).findFirst().map(entry -> apply(entry, value));
    }

    /** The value as plain text, for a terminal. @throws IllegalArgumentException if this room does not know its type */
    public static String text(Object value) {
        return of(value).orElseThrow(() -> new IllegalArgumentException("no view of " + value.getClass())).text();
    }

    private static <T> View apply(Entry<T> entry, Object value) {
        return entry.view().apply(entry.type().cast(value));
    }

    /** A comparison's numbers, and below them what they say. */
    private static View judged(String verdict, Table table) {
        return View.html(Tables.text(table) + "\n" + verdict, Tables.html(table) + Html.bold(verdict));
    }

    private static View grid(String text, PictureGrid grid) {
        return View.jpeg(text, grid.image(), grid.width(), grid.height());
    }

    /** What the run says of itself, and its epochs. */
    private static View run(Run run) {
        View epochs = history(run.history());
        return View.html(run + "\n" + epochs.text(), Html.bold(run.toString()) + epochs.html());
    }

    private static View history(History history) {
        Table table = Tables.of(history);
        return View.html(Tables.text(table), Tables.html(table));
    }

    /** Large photographs are shown smaller, so that a notebook stays light. */
    private static View picture(Picture picture) {
        double scale = Math.min(1, 480.0 / Math.max(picture.width(), picture.height()));
        int width = (int) Math.max(1, Math.round(scale * picture.width()));
        int height = (int) Math.max(1, Math.round(scale * picture.height()));
        Picture shown = scale == 1 ? picture : picture.resize(width, height, tsugiki.picture.Interpolation.BILINEAR);
        return View.jpeg(picture.toString(), shown.toImage(), width, height);
    }
}
