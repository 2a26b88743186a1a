package tsugiki.show;

import java.util.List;
import tsugiki.network.Network;
import tsugiki.network.NetworkTree;
import tsugiki.transfer.Student;

/** A network's tree as a person reads it. */
public final class Trees {

    private static final List<Boolean> RIGHT = List.of(false, false, true, true, true, false);

    private Trees() {}

    /** The tree of a network down to {@code depth} levels; see {@link Network#tree}. */
    public static NetworkTree of(Network net, int depth) {
        return net.tree(depth);
    }

    /** A table of the blocks, deeper ones indented. */
    public static String html(NetworkTree tree) {
        return Html.bold(tree.title()) + Html.table(NetworkTree.COLUMNS, RIGHT, tree.rows("\u2003"), "");
    }

    /** A student: what is trained in words, and its network's tree. */
    public static String html(Student student) {
        return "<pre style=\"margin:0\">" + Html.escape(student.describe()) + "</pre>" + html(student.network().tree(1));
    }
}
