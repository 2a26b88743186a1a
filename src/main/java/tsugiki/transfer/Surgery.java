package tsugiki.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.features.LinearProbe;
import tsugiki.network.Network;
import tsugiki.nn.Activation;
import tsugiki.nn.Block;
import tsugiki.nn.Dropout;
import tsugiki.nn.Linear;
import tsugiki.nn.Sequential;
import tsugiki.zoo.Zoo;

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

    /** @throws CourseException if a network has got another head, or is closed */
    static void requireHead(Network network, Block head) {
        network.requireOpen();
        if (network.head() != head) {
            throw new CourseException("This student's head was taken off %s by a later surgery: use the later student, or load the network again for this one.",
                    network.name());
        }
    }

    /** @throws CourseException if the probe has other classes, or was fitted on features of another width */
    static void requireProbe(Network network, List<String> classes, LinearProbe probe) {
        if (!probe.classes().equals(classes)) {
            throw new CourseException("The probe was fitted on other classes (%s) than these (%s): take both from one data set.",
                    String.join(", ", probe.classes()), String.join(", ", classes));
        }
        long width = HeadPlace.of(network).width();
        if (width != probe.inputs()) {
            throw new CourseException("The head of %s takes %d features, but the probe was fitted on %d: fit it on features of this network.",
                    network.name(), width, probe.inputs());
        }
    }

    /**
     * Carries out a plan.
     *
     * @return path of the block that is new
     * @throws CourseException if the head holds no layer to replace, or an earlier surgery took away what the plan needs
     */
    static String replaceHead(Network net, HeadPlan plan, int classes) {
        requirePlace(net, plan, classes);
        HeadPlace place = HeadPlace.of(net);
        Block former = switch (plan.kind()) {
            case LINEAR -> place.layer(classes);
            case PROBE -> place.graft(new Linear(place.width(), classes));
            case HIDDEN -> place.graft(hidden(plan, place.width(), classes));
            case CLASSIFIER -> replaceClassifier(net, place, classes);
        };
        former.release();
        return net.headPath();
    }

    /** Where the whole classifier was replaced, a plan that leaves part of it would give another head than on a fresh network. */
    private static void requirePlace(Network net, HeadPlan plan, int classes) {
        if (net.headPath().equals(net.card().head())) {
            return;
        }
        try (Network fresh = Zoo.create(net.name())) {
            if (!replaceHead(fresh, plan, classes).equals(net.headPath())) {
                throw new CourseException("An earlier surgery replaced the whole classifier of %s, and what stood there is gone: load the network again for this head.",
                        net.name());
            }
        }
    }

    private static Sequential hidden(HeadPlan plan, long in, int classes) {
        Sequential head = new Sequential();
        for (int width : plan.hidden()) {
            head.append(new Linear(in, width)).append(Activation.relu()).append(new Dropout(plan.dropout()));
            in = width;
        }
        return head.append(new Linear(in, classes));
    }

    private static Block replaceClassifier(Network net, HeadPlace place, int classes) {
        Block old = net.child(net.classifierPath());
        long layers = old.blocks().values().stream().filter(Linear.class::isInstance).count();
        if (layers < 2) {
            return place.layer(classes);
        }
        Sequential rebuilt = new Sequential();
        Block last = List.copyOf(old.children().values()).get(old.children().size() - 1);
        for (Block block : old.children().values()) {
            if (block == last) {
                rebuilt.append(new Linear(HeadPlace.firstLinear(net, last).in(), classes));
            } else {
                rebuilt.append(block instanceof Linear linear ? new Linear(linear.in(), linear.out()) : block);
            }
        }
        return net.replaceClassifier(rebuilt);
    }
}
