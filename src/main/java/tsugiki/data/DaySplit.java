package tsugiki.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;
import tsugiki.base.Shown;
import tsugiki.base.Text;

/**
 * A split whose pictures of one day, or of one group of names, stay together.
 *
 * @param split says what a group is
 * @param days pictures by the day on which they were taken, or by their group
 * @param undated those that say none
 */
record DaySplit(Split split, TreeMap<String, List<Item>> days, List<Item> undated) {

    private static final int LEAST_DAYS = 3;
    /** Days are dealt so often; the deal that is nearest to the shares within every class is taken. */
    private static final int DEALS = 300;
    private static final double UNTRAINED = 1e6;

    static DaySplit of(List<Item> items, Split split) {
        List<Optional<String>> taken = items.parallelStream().map(split::group).toList();
        TreeMap<String, List<Item>> days = new TreeMap<>();
        List<Item> undated = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            taken.get(i).map(day -> days.computeIfAbsent(day, d -> new ArrayList<>())).orElse(undated).add(item);
        }
        return new DaySplit(split, days, undated);
    }

    /**
     * Deals the days; the same pictures and seed give the same parts. Every part has a day, and every class trains;
     * a class of few days may be missing in the other parts.
     *
     * @throws CourseException when there are fewer than three days, or too few for every class to train
     */
    Subsets deal(SplitRule shares, long seed) {
        if (days.size() < LEAST_DAYS) {
            throw tooFew();
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
            throw new CourseException("The split %s cannot give every class a %s to train on, since some classes have pictures of too few %ss "
                    + "(there are %d %ss in all): use the split random.", split.word(), group(), group(), days.size(), group());
        }
        return new Subsets(joined(best.get(0)), joined(best.get(1)), joined(best.get(2)));
    }

    private CourseException tooFew() {
        int all = undated.size() + dated();
        return split.way() == Split.Way.DAY
                ? new CourseException("The split day needs pictures of three days or more, and these are of %d (%,d of %,d pictures say no day, "
                        + "by EXIF or by their names): use the split random, or day:PATTERN where names say it otherwise.", days.size(), undated.size(), all)
                : new CourseException("The split %s needs pictures of three groups or more, and these are of %d (%s): mend the pattern, or use the split random.",
                        split.word(), days.size(), undated.isEmpty() ? Text.of("all fit, e.g. %s is of '%s'", Shown.text(days.firstEntry().getValue().get(0).name()), Shown.text(days.firstKey()))
                                : Text.of("%,d of %,d names do not fit, e.g. %s", undated.size(), all, Shown.text(undated.get(0).name())));
    }

    private String group() {
        return split.way() == Split.Way.DAY ? "day" : "group";
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
