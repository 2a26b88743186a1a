package tsugiki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tsugiki.base.Home;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Item;
import tsugiki.data.Split;
import tsugiki.drawn.cats.Cats;
import tsugiki.drawn.cats.Flaw;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.MeanDifference;
import tsugiki.evaluate.PairedComparison;
import tsugiki.features.CrossValidation;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.features.Probe;
import tsugiki.features.SigmoidProbe;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.show.TerminalProgress;

/**
 * Three ways to name drawn photographs of two cats, of which some show both: three classes (both is one of "neither"), four
 * classes, and two yes-or-no questions. All are probes on the same features, cross-validated on the same folds, by day; a
 * seed draws an album of its own. For {@code bench/labels.py}, one JSON line a seed and a pair.
 */
final class CatLabels {

    private static final int FOLDS = 5;
    private static final List<String> WAYS = List.of("three classes", "four classes", "two questions");

    private final Network network;
    private final int each;
    /** Over all seeds, by way; a picture's name begins with its seed. */
    private final Map<String, List<Marks>> marks = new LinkedHashMap<>();

    /** @param each pictures a class in an album */
    CatLabels(Network network, int each) {
        this.network = network;
        this.each = each;
        WAYS.forEach(way -> marks.put(way, new ArrayList<>()));
    }

    void run(int seeds) {
        for (int seed = 1; seed <= seeds; seed++) {
            DataSet album = album(seed);
            Features features = FeatureStore.features(network, album.items(), album.classes(), network.preprocessing(), TerminalProgress.factory());
            Map<String, String> day = new HashMap<>();
            album.items().forEach(item -> day.put(item.name(), item.day().orElseThrow().toString()));
            add(seed, WAYS.get(0), features, day, SoftmaxProbe::fit);
            add(seed, WAYS.get(1), named(features, file -> Cats.isBoth(file) ? "both" : folder(file)), day, SoftmaxProbe::fit);
            add(seed, WAYS.get(2), named(features, Cats::labels), day, SigmoidProbe::fit);
        }
        for (String group : List.of("all pictures", "both cats")) {
            for (String other : WAYS.subList(0, 2)) {
                print(pair(group, other));
            }
        }
    }

    /** Without the files whose flaw is not meant to be learnt, and without pictures that say no day. */
    private DataSet album(int seed) {
        Path folder = Cats.folder(Home.datasets().resolve("cats").resolve("labels-" + each + "-seed" + seed), each, seed, TerminalProgress.factory());
        DataSet all = DataSets.open(folder.toString(), Split.WHOLE, seed);
        List<String> flawed = Cats.flaws().stream().filter(flaw -> flaw.kind() != Flaw.Kind.SIDEWAYS).map(Flaw::file).toList();
        return all.without(all.items().stream().filter(item -> flawed.contains(item.name()) || item.day().isEmpty()).map(Item::name).toList(), "it has a flaw");
    }

    private static String folder(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    /** The same rows, of other classes. */
    private static Features named(Features features, Function<String, String> className) {
        List<String> classes = features.files().stream().map(className).distinct().sorted().toList();
        return new Features(features.values(), features.dimension(), features.files().stream().mapToInt(file -> classes.indexOf(className.apply(file))).toArray(),
                features.files(), classes);
    }

    private void add(int seed, String way, Features features, Map<String, String> day, Function<Features, Probe> learner) {
        boolean[] right = CrossValidation.of(FOLDS, seed).right(features, day::get, learner);
        Marks all = Marks.of(features.files().stream().map(file -> "seed " + seed + " " + file).toList(), right);
        marks.get(way).add(all);
        Marks both = all.where(Cats::isBoth);
        print(Map.of("seed", seed, "way", way, "right", all.correct(), "pictures", all.size(), "both_right", both.correct(), "both", both.size()));
    }

    private Map<String, Object> pair(String group, String other) {
        List<Marks> a = group(other, group);
        List<Marks> b = group(WAYS.get(2), group);
        PairedComparison pair = Compare.paired(together(a), together(b)).named(other, WAYS.get(2));
        Map<String, Object> told = new LinkedHashMap<>(Map.of("group", group, "way", other, "only_other", pair.onlyA(), "only_questions", pair.onlyB()));
        told.put("pair", pair.toString());
        told.put("verdict", pair.verdict());
        if (a.size() > 1) {
            MeanDifference seeds = Compare.differences(shares(a), shares(b)).named(other, WAYS.get(2));
            told.put("by_seed", seeds.toString());
        }
        return told;
    }

    private List<Marks> group(String way, String group) {
        return marks.get(way).stream().map(all -> group.equals("all pictures") ? all : all.where(Cats::isBoth)).toList();
    }

    private static Marks together(List<Marks> seeds) {
        List<String> names = seeds.stream().flatMap(some -> some.pictures().stream()).toList();
        List<Boolean> right = seeds.stream().flatMap(some -> IntStream.range(0, some.size()).mapToObj(some::right)).toList();
        boolean[] each = new boolean[right.size()];
        IntStream.range(0, each.length).forEach(i -> each[i] = right.get(i));
        return Marks.of(names, each);
    }

    private static double[] shares(List<Marks> seeds) {
        return seeds.stream().mapToDouble(Marks::accuracy).toArray();
    }

    private static void print(Map<String, Object> line) {
        System.out.println(Output.json(line));
    }
}
