package tsugiki.show;

import java.util.List;
import tsugiki.base.Text;
import tsugiki.network.Network;
import tsugiki.network.NetworkTree;
import tsugiki.transfer.Student;

/** A network's tree as a person reads it. */
public final class Trees {

    private static final List<String> HEAD = List.of("name", "block", "output", "parameters", "multiply-adds", "trained");
    private static final List<Boolean> RIGHT = List.of(false, false, true, true, true, false);

    private Trees() {}

    /** The tree of a network down to {@code depth} levels; see {@link Network#tree}. */
    public static NetworkTree of(Network net, int depth) {
        return net.tree(depth);
    }

    /** A table of the blocks, deeper ones indented. */
    public static String html(NetworkTree tree) {
        List<List<String>> rows = tree.nodes().stream().map(node -> List.of(
                "\u2003".repeat(node.level() - 1) + node.name(), node.block(), NetworkTree.shape(node.output()),
                Text.count(node.parameters()), node.work(), node.trained())).toList();
        return Html.bold(tree.title()) + Html.table(HEAD, RIGHT, rows, "");
    }

    /** A student: what is trained in words, and its network's tree. */
    public static String html(Student student) {
        return "<pre style=\"margin:0\">" + Html.escape(student.describe()) + "</pre>" + html(student.network().tree(1));
    }
}
