package tsugiki.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A data set's pictures by role, each subset sorted by class, then name.
 *
 * @param train trains
 * @param validation chooses; may be empty
 * @param test only tests; may be empty
 */
public record Subsets(List<Item> train, List<Item> validation, List<Item> test) {

    private static final Comparator<Item> BY_CLASS_THEN_NAME = Comparator.comparingInt(Item::label).thenComparing(Item::name);

    public Subsets {
        train = train.stream().sorted(BY_CLASS_THEN_NAME).toList();
        validation = validation.stream().sorted(BY_CLASS_THEN_NAME).toList();
        test = test.stream().sorted(BY_CLASS_THEN_NAME).toList();
    }

    /** All pictures. */
    public List<Item> all() {
        return union(train, union(validation, test));
    }

    /**
     * The same pictures in other roles; these being the official ones.
     *
     * @param leftOut is given what gets no role: under a split that {@link Split#keepsGroups}, the pictures without a group
     */
    public Subsets under(Split split, long seed, Collection<LeftOut> leftOut) {
        Subsets parts = under(split, seed);
        if (split.keepsGroups()) {
            Set<Item> used = new HashSet<>(parts.all());
            all().stream().filter(item -> !used.contains(item))
                    .map(item -> new LeftOut(item.name(), split.ungrouped(), LeftOut.Kind.FOREIGN)).forEach(leftOut::add);
        }
        return parts;
    }

    private Subsets under(Split split, long seed) {
        return switch (split.way()) {
            case OFFICIAL -> this;
            case TRAINVAL -> new Subsets(union(train, validation), List.of(), test);
            case SWAPPED -> new Subsets(test, union(train, validation), List.of());
            case WHOLE -> new Subsets(List.of(), List.of(), all());
            case DAY, NAME -> DaySplit.of(all(), split).deal(SplitRule.DEFAULT, seed);
            case RANDOM -> SplitRule.DEFAULT.split(new Subsets(all(), List.of(), List.of()).train(), seed);
        };
    }

    /** The classes that train and of which a part that is there has no pictures, to be listed. */
    List<LeftOut> unscored(List<String> classes) {
        Set<Integer> trained = labels(train);
        return Stream.of(Role.VALIDATION, Role.TEST).flatMap(role -> {
            Set<Integer> there = labels(role == Role.TEST ? test : validation);
            return trained.stream().filter(label -> !there.isEmpty() && !there.contains(label))
                    .map(label -> new LeftOut(classes.get(label), "it has no " + role.word() + " pictures", LeftOut.Kind.CLASS));
        }).toList();
    }

    private static Set<Integer> labels(List<Item> items) {
        return items.stream().map(Item::label).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How the split is named beside results: the seed belongs to one that is dealt. */
    public static String label(Split split, long seed) {
        return split.label(seed);
    }

    private static List<Item> union(List<Item> first, List<Item> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
