package tsugiki.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.network.Network;
import tsugiki.network.RateLadder;

/**
 * A learning rate for every trained weight: large near the head, small near the picture, because early
 * layers see edges and colours that any task shares (Howard and Ruder 2018,
 * https://arxiv.org/abs/1801.06146, call it discriminative fine-tuning).
 *
 * <p>The ladders have their top rung at the classifier block and go down towards the input.
 */
public abstract class Rates {

    private Rates() {}

    /**
     * The groups of a student's trained weights, classifier first; blocks without trained weights are
     * left out.
     *
     * @throws CourseException if a trained weight gets no rate
     */
    public abstract List<ParameterGroup> groups(Student student);

    /** The learning rate of every trained weight by path, in the network's order. */
    public final Map<String, Double> of(Student student) {
        Map<String, Double> byPath = new HashMap<>();
        groups(student).forEach(group -> group.paths().forEach(path -> byPath.put(path, group.rate())));
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (String path : student.trainable().keySet()) {
            Double rate = byPath.get(path);
            if (rate == null) {
                throw new CourseException("%s has no learning rate by %s: name its block too, or freeze it.", path, this);
            }
            ordered.put(path, rate);
        }
        return ordered;
    }

    /**
     * One rate for all.
     *
     * @throws CourseException if it is not a number above 0
     */
    public static Rates one(double rate) {
        ParameterGroup.requireAbove0("all", rate);
        return new Prefixes(Text.of("one(%s)", rate), Map.of("", rate));
    }

    /**
     * Equal steps from {@code top} at the classifier to {@code bottom} at the first block. Blocks without
     * weights take up a rung: vgg16_bn has 44 feature modules, so {@code linear(1e-4, 1e-7)} goes down
     * 2.3e-6 a rung.
     */
    public static Rates linear(double top, double bottom) {
        return new Ladder(Text.of("linear(%s, %s)", top, bottom), Network::modules,
                (rung, last) -> top + (bottom - top) * rung / last);
    }

    /**
     * Each stage {@code divisor} times slower than the one behind it: {@code exponential(1e-4, 3)} gives
     * a ResNet fc 1e-4, layer4 3.3e-5, layer3 1.1e-5, layer2 3.7e-6, layer1 1.2e-6, bn1 4.1e-7, conv1 1.4e-7.
     */
    public static Rates exponential(double top, double divisor) {
        if (!(divisor > 0)) {
            throw new CourseException("A ladder divided by %s a step makes no sense: 3 is the guide's.", divisor);
        }
        return new Ladder(Text.of("exponential(%s, %s)", top, divisor), Network::stages,
                (rung, last) -> top / Math.pow(divisor, rung));
    }

    /**
     * The ladder for EfficientNet-Lite, divided by the square root of 3 a step: classifier, the last
     * convolution, blocks 6 to 0, stem. {@code lite(1e-3)} is what the guide's second phase takes in this kit.
     */
    public static Rates lite(double top) {
        return exponential(top, Math.sqrt(3));
    }

    /** The ladder of a family. */
    public static Rates of(RateLadder ladder) {
        return switch (ladder.steps()) {
            case LINEAR -> linear(ladder.top(), ladder.value());
            case EXPONENTIAL -> exponential(ladder.top(), ladder.value());
        };
    }

    /**
     * Rates by block path; the longest path that fits counts, the empty path fits all:
     * {@code of(Map.of("fc", 1e-3, "layer4", 1e-4, "", 1e-5))}.
     */
    public static Rates of(Map<String, Double> byPrefix) {
        return new Prefixes("of(" + new TreeMap<>(byPrefix) + ")", byPrefix);
    }

    /** Whether a weight lies in a block. */
    private static boolean below(String block, String path) {
        return block.isEmpty() || path.startsWith(block + ".") || path.equals(block);
    }

    /** The rate of a rung; rung 0 is the classifier, rung {@code last} the first block. */
    @FunctionalInterface
    private interface Step {
        double rate(int rung, int last);
    }

    private static final class Ladder extends Rates {
        private final String name;
        private final Function<Network, List<String>> blocks;
        private final Step step;

        Ladder(String name, Function<Network, List<String>> blocks, Step step) {
            this.name = name;
            this.blocks = blocks;
            this.step = step;
        }

        @Override
        public List<ParameterGroup> groups(Student student) {
            List<String> rungs = new ArrayList<>(blocks.apply(student.network()));
            rungs.add(student.network().classifierPath());
            Collections.reverse(rungs);
            Set<String> left = new LinkedHashSet<>(student.trainable().keySet());
            List<ParameterGroup> groups = new ArrayList<>();
            for (int i = 0; i < rungs.size(); i++) {
                String rung = rungs.get(i);
                boolean first = i == rungs.size() - 1; // also takes what belongs to no block, such as a class token
                List<String> paths = left.stream().filter(path -> first || below(rung, path)).toList();
                paths.forEach(left::remove);
                if (!paths.isEmpty()) {
                    groups.add(new ParameterGroup(rung, step.rate(i, rungs.size() - 1), paths));
                }
            }
            return groups;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Prefixes extends Rates {
        private final String name;
        private final Map<String, Double> byPrefix;

        Prefixes(String name, Map<String, Double> byPrefix) {
            this.name = name;
            this.byPrefix = Map.copyOf(byPrefix);
        }

        @Override
        public List<ParameterGroup> groups(Student student) {
            byPrefix.keySet().forEach(student.network()::child);
            Map<String, List<String>> byBlock = student.trainable().keySet().stream()
                    .filter(path -> block(path) != null)
                    .collect(Collectors.groupingBy(this::block, LinkedHashMap::new, Collectors.toList()));
            List<ParameterGroup> groups = new ArrayList<>();
            byBlock.forEach((block, paths) ->
                    groups.add(new ParameterGroup(block.isEmpty() ? "all" : block, byPrefix.get(block), paths)));
            Collections.reverse(groups);
            return groups;
        }

        private String block(String path) {
            return byPrefix.keySet().stream().filter(block -> below(block, path))
                    .max(Comparator.comparingInt(String::length)).orElse(null);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
