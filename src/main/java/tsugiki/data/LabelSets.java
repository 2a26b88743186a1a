package tsugiki.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;

/**
 * Classes that are sets of labels, as {@code misty}, {@code misty+tigger} and {@code none}: what a picture shows may be
 * none, one or more of the labels (multi-label classification). A data set holds each set that its pictures carry as a
 * class, so that splits, samples and folds keep its share; who asks a yes-or-no question a label reads them here.
 *
 * @param sets names of the sets, {@link DataSet#classes}
 * @param labels names of the labels, sorted
 * @param truth {@code [sets][labels]}; not copied, do not change it
 */
public record LabelSets(List<String> sets, List<String> labels, boolean[][] truth) {

    /** Between the labels of a set's name. */
    public static final String AND = "+";
    /** The name of the set that holds no label. */
    public static final String NONE = "none";

    /** @throws CourseException if a {@code labels.csv} lies beside class folders and is not read, for who asks for several labels means it */
    public static void requireLabels(DataSet data) {
        if (data.leftOut().stream().anyMatch(left -> left.file().equals(LabelFile.NAME))) {
            throw new CourseException("%s of %s would be left out: %s; write its first line so, or take it away if folders are to be sets of labels.",
                    LabelFile.NAME, data.name(), LabelFile.otherContent());
        }
    }

    /**
     * Reads the names of sets.
     *
     * @param sets e.g. {@link DataSet#classes}
     * @throws CourseException if one names a label twice or an empty one, two are the same set, or there is no label
     */
    public static LabelSets of(List<String> sets) {
        List<String> labels = List.copyOf(sets.stream().map(LabelSets::parts).flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new)));
        if (labels.isEmpty()) {
            throw new CourseException("None of the classes is a label (%s): name a folder or a picture's set by what it shows, e.g. tigger or misty+tigger.",
                    String.join(", ", sets));
        }
        return of(sets, labels);
    }

    /**
     * Reads the names of sets of known labels, of which some may be in none of them.
     *
     * @throws CourseException as {@link #of(List)}, and if a label is not known
     */
    public static LabelSets of(List<String> sets, List<String> labels) {
        List<List<String>> parts = sets.stream().map(LabelSets::parts).toList();
        parts.stream().flatMap(List::stream).filter(label -> !labels.contains(label)).findFirst().ifPresent(label -> {
            throw new CourseException("The label '%s' is none of those that were learnt (%s): take pictures with these alone.", label, String.join(", ", labels));
        });
        Map<String, String> earlier = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            String other = earlier.put(name(parts.get(i)), sets.get(i));
            if (other != null) {
                throw new CourseException("The classes '%s' and '%s' are the same set of labels: put their pictures together.", other, sets.get(i));
            }
        }
        boolean[][] truth = new boolean[sets.size()][labels.size()];
        IntStream.range(0, truth.length).forEach(set -> parts.get(set).forEach(label -> truth[set][labels.indexOf(label)] = true));
        return new LabelSets(List.copyOf(sets), List.copyOf(labels), truth);
    }

    /** The labels of one set's name, sorted. @throws CourseException if one is there twice, or is empty */
    static List<String> parts(String set) {
        if (set.equals(NONE)) {
            return List.of();
        }
        List<String> all = Stream.of(set.split("[+]", -1)).map(String::strip).sorted().toList();
        if (all.contains("") || all.contains(NONE)) {
            throw new CourseException("'%s' is no set of labels: write each label once with a + between, as misty+tigger, or %s for no label.", set, NONE);
        }
        IntStream.range(1, all.size()).filter(i -> all.get(i).equals(all.get(i - 1))).findFirst().ifPresent(i -> {
            throw new CourseException("'%s' names the label '%s' twice: once is enough.", set, all.get(i));
        });
        return all;
    }

    /** The name of a set: its labels sorted, with a + between; {@code none} of no label. */
    public static String name(Collection<String> labels) {
        return labels.isEmpty() ? NONE : labels.stream().sorted().collect(Collectors.joining(AND));
    }

    /** The name of the set of those labels that are there. @param there a mark a label */
    public static String name(List<String> labels, boolean[] there) {
        return name(IntStream.range(0, there.length).filter(k -> there[k]).mapToObj(labels::get).toList());
    }

    /** How many pictures carry each label, by label. @param counts pictures of each set, as {@link DataSet#counts} */
    public int[] positives(int[] counts) {
        return IntStream.range(0, labels.size()).map(label -> IntStream.range(0, counts.length).filter(set -> truth[set][label]).map(set -> counts[set]).sum()).toArray();
    }

    /**
     * Looks whether every label can be learnt.
     *
     * @param counts pictures of each set that train
     * @throws CourseException when a label is on none of the pictures, or on all: names it
     */
    public void requireLearnable(int[] counts) {
        int[] positives = positives(counts);
        int all = IntStream.of(counts).sum();
        for (int label = 0; label < positives.length; label++) {
            if (positives[label] == 0 || positives[label] == all) {
                throw new CourseException("The label '%s' is on %s of the %d pictures to train on, so there is nothing to tell apart: add pictures %s it, or take the label out.",
                        labels.get(label), positives[label] == 0 ? "none" : "all", all, positives[label] == 0 ? "with" : "without");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSets same && sets.equals(same.sets) && labels.equals(same.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sets, labels);
    }

    @Override
    public String toString() {
        return labels.size() + " labels in " + sets.size() + " sets";
    }
}
