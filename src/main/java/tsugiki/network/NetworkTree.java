package tsugiki.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.Text;
import tsugiki.base.TextTable;

/**
 * A network seen as a tree of named blocks, with the shapes one picture takes on its way.
 *
 * @param root the whole network
 * @param input shape of the picture that was sent through, {@code [1, 3, H, W]}
 * @param depth levels shown below the root
 */
public record NetworkTree(Node root, Shape input, int depth) {

    /** What is said of each block. */
    public static final List<String> COLUMNS = List.of("name", "block", "output", "parameters", "multiply-adds", "trained");

    /**
     * One block.
     *
     * @param path e.g. {@code layer4.0.conv1}; empty for the root
     * @param block its description, e.g. {@code Linear(2048 -> 1000)}
     * @param output shape of what it made, or null if it did not run: without weights nothing runs
     * @param parameters number of its weights, those below included
     * @param trainable how many of them training may change
     * @param multiplyAdds multiply-adds of its convolutions, Linear layers and attention for this picture
     * @param children the blocks below, in order, as far as the tree is deep
     */
    public record Node(String path, String block, Shape output, long parameters, long trainable, long multiplyAdds,
            List<Node> children) {

        public Node {
            children = List.copyOf(children);
        }

        /** The last part of the path: the name within its parent. */
        public String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        /** Levels below the root, 1 for a direct child. */
        public int level() {
            return path.isEmpty() ? 0 : (int) path.chars().filter(c -> c == '.').count() + 1;
        }

        /** {@code yes}, {@code no}, {@code part}, or empty where there is nothing to train. */
        public String trained() {
            return parameters == 0 ? "" : trainable == 0 ? "no" : trainable == parameters ? "yes" : "part";
        }

        /** The multiply-adds in millions, e.g. {@code 118.0 M}; empty where there are none. */
        public String work() {
            return multiplyAdds == 0 ? "" : Text.of("%,.1f M", multiplyAdds / 1e6);
        }

        /** This node and all below, in order. */
        public Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }
    }

    /** All nodes but the root, in order. */
    public List<Node> nodes() {
        return root.all().skip(1).toList();
    }

    /** A text table: name, block, output, parameters, multiply-adds, trained. */
    @Override
    public String toString() {
        return title() + "\n" + TextTable.of(COLUMNS, List.of(false, false, false, true, true, false), rows("  "), "");
    }

    /** The cells of {@link #COLUMNS}, a row a node; {@code indent} stands before a name for each level it lies deeper. */
    public List<List<String>> rows(String indent) {
        return nodes().stream().map(node -> List.of(indent.repeat(node.level() - 1) + node.name(), node.block(),
                shape(node.output()), Text.count(node.parameters()), node.work(), node.trained())).toList();
    }

    /** One line: the network, its input, its weights. */
    public String title() {
        String work = root.multiplyAdds() == 0 ? "" : Text.of(", %.2f billion multiply-adds", root.multiplyAdds() / 1e9);
        return Text.of("%s, input %s: %,d parameters, %,d trainable%s",
                root.block(), shape(input), root.parameters(), root.trainable(), work);
    }

    /** {@code [64, 56, 56]}: the shape without the batch; empty if there is none. */
    public static String shape(Shape shape) {
        if (shape == null) {
            return "";
        }
        StringBuilder out = new StringBuilder("[");
        for (int i = 1; i < shape.dimension(); i++) {
            out.append(i > 1 ? ", " : "").append(shape.get(i));
        }
        return out.append(']').toString();
    }
}
