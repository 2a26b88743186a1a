package tsugiki.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.nn.Activation;
import tsugiki.nn.Block;
import tsugiki.nn.Dropout;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;
import tsugiki.zoo.Network;

/** Cuts the old head off and puts a new one on; the new weights are not drawn yet. */
final class Surgery {

    private Surgery() {}

    /** At least two names, each once. */
    static List<String> checkedClasses(List<String> classes) {
        if (classes.size() < 2) {
            throw new CourseException("A classifier needs at least two classes, but there %s: add pictures of another class.",
                    classes.isEmpty() ? "is none" : "is only '" + classes.get(0) + "'");
        }
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (!seen.add(name)) {
                throw new CourseException("The class '%s' is named twice: give every class a name of its own.", name);
            }
        }
        return List.copyOf(classes);
    }

    /**
     * Carries out a plan.
     *
     * @return path of the block that is new
     * @throws CourseException if the head holds no Linear
     */
    static String replaceHead(Network net, HeadPlan plan, int classes) {
        Block former = switch (plan.kind()) {
            case LINEAR -> net.replaceHead(new Linear(inputs(net), classes));
            case HIDDEN -> net.replaceHead(hidden(plan, inputs(net), classes));
            case CLASSIFIER -> replaceClassifier(net, classes);
        };
        former.release();
        return net.headPath();
    }

    /** Width D of what the head sees. */
    static long inputs(Network net) {
        return firstLinear(net, net.head()).in();
    }

    private static Linear firstLinear(Network net, Block block) {
        return block.blocks().values().stream()
                .filter(Linear.class::isInstance).map(Linear.class::cast).findFirst()
                .orElseThrow(() -> new CourseException("The head %s of %s is %s and holds no Linear layer: choose a network whose head is one.",
                        net.headPath(), net.name(), block.describe()));
    }

    private static Sequential hidden(HeadPlan plan, long in, int classes) {
        Sequential head = new Sequential();
        for (int width : plan.hidden()) {
            head.append(new Linear(in, width)).append(Activation.relu()).append(new Dropout(plan.dropout()));
            in = width;
        }
        return head.append(new Linear(in, classes));
    }

    private static Block replaceClassifier(Network net, int classes) {
        Block old = net.child(net.classifierPath());
        long layers = old.blocks().values().stream().filter(Linear.class::isInstance).count();
        if (layers < 2) {
            return net.replaceHead(new Linear(inputs(net), classes));
        }
        Sequential rebuilt = new Sequential();
        Block last = List.copyOf(old.children().values()).get(old.children().size() - 1);
        for (Block block : old.children().values()) {
            if (block == last) {
                rebuilt.append(new Linear(firstLinear(net, last).in(), classes));
            } else {
                rebuilt.append(block instanceof Linear linear ? new Linear(linear.in(), linear.out()) : block);
            }
        }
        return net.replaceClassifier(rebuilt);
    }
}
