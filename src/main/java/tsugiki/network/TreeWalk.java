package tsugiki.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.nn.Block;
import tsugiki.nn.Parameter;

/** Sends one black picture through a network and notes what every block made of it. */
final class TreeWalk {

    private final Map<Block, Shape> outputs = new HashMap<>();
    private final Map<Block, Long> multiplyAdds = new HashMap<>();

    private TreeWalk() {}

    static NetworkTree of(Network net, int depth, int side) {
        Shape input = new Shape(1, 3, side, side);
        TreeWalk walk = new TreeWalk();
        if (net.state().values().stream().allMatch(Parameter::isAllocated)) {
            walk.run(net, input);
        }
        return new NetworkTree(walk.node("", net, depth), input, depth);
    }

    private void run(Network net, Shape input) {
        List<AutoCloseable> watches = new ArrayList<>();
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager()) {
            net.blocks().values().forEach(block -> watches.add(block.watch(this::seen)));
            net.call(memory.zeros(input)).close();
        } catch (EngineException e) {
            throw tooSmall(net, input.get(2), e);
        } finally {
            watches.forEach(TreeWalk::close);
        }
    }

    /** The engine tells where a layer's window no longer fits; what it tells of memory is another matter. */
    private static RuntimeException tooSmall(Network net, long side, EngineException e) {
        return String.valueOf(e.getMessage()).contains("memory") ? e : new CourseException(e,
                "%s cannot take pictures of %d x %d pixels: give more, its own are %d.", net.name(), side, side, net.preprocessing().crop());
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void seen(Block block, NDArray in, NDArray out) {
        outputs.put(block, out.getShape());
        multiplyAdds.merge(block, block.multiplyAdds(in.getShape(), out.getShape()), Long::sum);
    }

    private NetworkTree.Node node(String path, Block block, int levels) {
        List<NetworkTree.Node> children = new ArrayList<>();
        block.children().forEach((name, child) -> children.add(node(path.isEmpty() ? name : path + "." + name, child, levels - 1)));
        long trainable = block.parameters().values().stream().filter(Parameter::isTrainable).mapToLong(Parameter::size).sum();
        long work = multiplyAdds.getOrDefault(block, 0L) + children.stream().mapToLong(NetworkTree.Node::multiplyAdds).sum();
        return new NetworkTree.Node(path, block.describe(), output(block, children), block.parameterCount(), trainable, work,
                levels > 0 ? children : List.of());
    }

    /** A block that is only a shelf, as a classifier whose layers the network calls one by one, shows what its last child made. */
    private Shape output(Block block, List<NetworkTree.Node> children) {
        Shape own = outputs.get(block);
        return own != null || children.isEmpty() ? own : children.get(children.size() - 1).output();
    }
}
