package tsugiki.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;

/**
 * A stratified random split: the shares hold within every class.
 *
 * @param train share of each class that trains, above 0
 * @param validation share that chooses, from 0
 * @param test the rest; the three add up to 1
 */
public record SplitRule(double train, double validation, double test) {

    /** 60 % train, 20 % validation, 20 % test. */
    public static final SplitRule DEFAULT = new SplitRule(0.6, 0.2, 0.2);

    public SplitRule {
        if (!(train > 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) < 1e-9)) {
            throw new CourseException("The shares %s, %s, %s must add up to 1, and train must be above 0: choose e.g. 0.6, 0.2, 0.2.",
                    train, validation, test);
        }
    }

    /**
     * Splits the items; the same items and seed give the same parts. Of a class with few pictures at
     * least one trains, then at least one is for every part whose share is above 0, as far as they go.
     */
    public Subsets split(List<Item> items, long seed) {
        return split(items, Item::label, seed);
    }

    /** The same with strata of one's own in the place of classes. */
    Subsets split(List<Item> items, ToIntFunction<Item> stratum, long seed) {
        Map<Integer, List<Item>> byClass = new TreeMap<>();
        items.forEach(item -> byClass.computeIfAbsent(stratum.applyAsInt(item), label -> new ArrayList<>()).add(item));
        List<List<Item>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        byClass.forEach((label, members) -> {
            List<Integer> order = new ArrayList<>(Collections.nCopies(members.size(), 0));
            int[] counts = counts(members.size());
            for (int i = 0; i < order.size(); i++) {
                order.set(i, i < counts[0] ? 0 : i < counts[0] + counts[1] ? 1 : 2);
            }
            Collections.shuffle(order, new Random(Seeds.mix(seed, label, 0)));
            for (int i = 0; i < order.size(); i++) {
                parts.get(order.get(i)).add(members.get(i));
            }
        });
        return new Subsets(parts.get(0), parts.get(1), parts.get(2));
    }

    /** How many of {@code n} pictures go to each part. */
    private int[] counts(int n) {
        int[] counts = {0, (int) Math.round(n * validation), (int) Math.round(n * test)};
        double[] shares = {train, validation, test};
        counts[0] = n - counts[1] - counts[2];
        for (int part = 0; part < 3; part++) {
            if (counts[part] < 1 && shares[part] > 0) {
                int largest = largest(counts, part);
                if (counts[largest] > 1 || part == 0) {
                    counts[largest]--;
                    counts[part]++;
                }
            }
        }
        return counts;
    }

    private static int largest(int[] counts, int except) {
        return java.util.stream.IntStream.range(0, 3).filter(i -> i != except).boxed()
                .max(Comparator.comparing((Integer i) -> counts[i]).thenComparing(i -> -i)).orElseThrow();
    }
}
