package tsugiki.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsugiki.network.Network;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;
import tsugiki.nn.Parameter;

/** What of a network is trained, what is frozen, and what of the frozen is a fixed function. */
final class Freezing {

    private Freezing() {}

    /** As the student's part and rule say. @throws tsugiki.base.CourseException if the network has got another head since, or is closed */
    static void apply(Student student) {
        student.requireHead();
        apply(student.network(), student.part().paths(student.network(), student.newLayers()), student.statistics());
    }

    /** Freezes all weights but those on these paths; BatchNorm's statistics follow the rule. */
    private static void apply(Network network, Set<String> trained, Statistics statistics) {
        network.parameters().forEach((path, p) -> p.trainable(trained.contains(path)));
        norms(network).values().forEach(norm -> norm.freezeStatistics(statistics.freezes(norm.weight().isTrainable())));
    }

    /** The weights that are not frozen, by path. */
    static Map<String, Parameter> trained(Network network) {
        Map<String, Parameter> trained = network.parameters();
        trained.values().removeIf(p -> !p.isTrainable());
        return trained;
    }

    /** The BatchNorm blocks by path. */
    static Map<String, BatchNorm2d> norms(Network network) {
        Map<String, BatchNorm2d> norms = new LinkedHashMap<>();
        network.blocks().forEach((path, block) -> {
            if (block instanceof BatchNorm2d norm) {
                norms.put(path, norm);
            }
        });
        return norms;
    }

    /**
     * The first blocks of the trunk, as far as nothing is trained in them and no statistic moves; none where a weight
     * is trained that stands beside the trunk and the classifier, such as a class token.
     */
    static List<String> prefix(Network network) {
        List<String> trunk = network.modules();
        List<String> known = new ArrayList<>(trunk);
        known.add(network.classifierPath());
        boolean beside = network.parameters().entrySet().stream().filter(entry -> entry.getValue().isTrainable())
                .anyMatch(entry -> known.stream().noneMatch(block -> entry.getKey().startsWith(block + ".")));
        return beside ? List.of() : trunk.stream().takeWhile(path -> isFixed(network.child(path))).toList();
    }

    private static boolean isFixed(Block block) {
        return block.parameters().values().stream().noneMatch(Parameter::isTrainable)
                && block.blocks().values().stream().noneMatch(b -> b instanceof BatchNorm2d norm && !norm.hasFrozenStatistics());
    }
}
