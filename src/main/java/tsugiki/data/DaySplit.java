package tsugiki.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;

/**
 * A split whose pictures of one day stay together.
 *
 * @param days pictures by the day on which they were taken
 * @param undated those that say no day
 */
record DaySplit(TreeMap<LocalDate, List<Item>> days, List<Item> undated) {

    private static final int LEAST_DAYS = 3;
    /** Days are dealt so often; the deal that is nearest to the shares within every class is taken. */
    private static final int DEALS = 300;
    private static final double UNTRAINED = 1e6;

    static DaySplit of(List<Item> items) {
        List<Optional<LocalDate>> taken = items.parallelStream().map(Item::day).toList();
        TreeMap<LocalDate, List<Item>> days = new TreeMap<>();
        List<Item> undated = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            taken.get(i).map(day -> days.computeIfAbsent(day, d -> new ArrayList<>())).orElse(undated).add(item);
        }
        return new DaySplit(days, undated);
    }

    /**
     * Deals the days; the same pictures and seed give the same parts. Every part has a day, and every class trains;
     * a class of few days may be missing in the other parts.
     *
     * @throws CourseException when there are fewer than three days, or too few for every class to train
     */
    Subsets deal(SplitRule shares, long seed) {
        if (days.size() < LEAST_DAYS) {
            throw new CourseException("The split day needs pictures of three days or more, and these are of %d (%,d of %,d pictures say no day, "
                    + "by EXIF or by their names): use the split random.", days.size(), undated.size(), undated.size() + dated());
        }
        Random random = new Random(Seeds.mix(seed, days.size(), dated()));
        Map<Integer, Integer> classes = counts(days.values());
        List<List<List<Item>>> best = null;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < DEALS; i++) {
            List<List<Item>> order = new ArrayList<>(days.values());
            Collections.shuffle(order, random);
            List<List<List<Item>>> parts = deal(order, shares);
            double distance = distance(parts, classes, shares);
            if (distance < least) {
                least = distance;
                best = parts;
            }
        }
        if (least >= UNTRAINED) {
            throw new CourseException("The split day cannot give every class a day to train on, since some classes have pictures of too few days "
                    + "(there are %d days in all): use the split random.", days.size());
        }
        return new Subsets(joined(best.get(0)), joined(best.get(1)), joined(best.get(2)));
    }

    private int dated() {
        return days.values().stream().mapToInt(List::size).sum();
    }

    /** Days from the first on validate, then days test, as long as their shares are not full; the rest trains. */
    private List<List<List<Item>>> deal(List<List<Item>> order, SplitRule shares) {
        int validation = upTo(order, 0, order.size() - 2, shares.validation() * dated());
        int test = upTo(order, validation, order.size() - 1, shares.test() * dated());
        return List.of(order.subList(test, order.size()), order.subList(0, validation), order.subList(validation, test));
    }

    /** Where a part ends that begins at a day: it has one day at least, and another only if it then is nearer to its share. */
    private static int upTo(List<List<Item>> order, int from, int most, double share) {
        int end = from + 1;
        int taken = order.get(from).size();
        while (end < most && taken + order.get(end).size() / 2.0 <= share) {
            taken += order.get(end++).size();
        }
        return end;
    }

    /** How many pictures of a class are too many or too few in a part, over all; a class without training pictures is worst. */
    private static double distance(List<List<List<Item>>> parts, Map<Integer, Integer> classes, SplitRule shares) {
        double[] wanted = {shares.train(), shares.validation(), shares.test()};
        double distance = 0;
        for (int part = 0; part < parts.size(); part++) {
            Map<Integer, Integer> counts = counts(parts.get(part));
            for (Map.Entry<Integer, Integer> one : classes.entrySet()) {
                int there = counts.getOrDefault(one.getKey(), 0);
                distance += Math.abs(there - wanted[part] * one.getValue());
                distance += there > 0 ? 0 : part == 0 ? UNTRAINED : one.getValue();
            }
        }
        return distance;
    }

    private static Map<Integer, Integer> counts(Iterable<List<Item>> days) {
        Map<Integer, Integer> counts = new TreeMap<>();
        days.forEach(day -> day.forEach(item -> counts.merge(item.label(), 1, Integer::sum)));
        return counts;
    }

    private static List<Item> joined(List<List<Item>> days) {
        return days.stream().flatMap(List::stream).toList();
    }
}
