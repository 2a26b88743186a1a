package tsugiki.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;
import tsugiki.base.Shown;
import tsugiki.base.Text;

/**
 * Labelled pictures, split into those that train, choose and test.
 *
 * @param name e.g. {@code "flowers102"}
 * @param split how they were split, e.g. {@code "official"}; belongs beside every result
 * @param classes names by label
 * @param train by class, then file name
 * @param validation the same; may be empty
 * @param test the same; may be empty
 * @param leftOut files found and not used, with the reason
 */
public record DataSet(String name, String split, List<String> classes, List<Item> train, List<Item> validation,
        List<Item> test, List<LeftOut> leftOut) {

    public DataSet {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        leftOut = List.copyOf(leftOut);
        if (classes.isEmpty() || classes.size() == 1 && !train.isEmpty()) {
            throw new CourseException("%s has %s, but a classifier needs at least two: add a folder of pictures for another class.",
                    name, classes.isEmpty() ? "no class" : "only the class '" + classes.get(0) + "'");
        }
        if (!split.startsWith(Split.WHOLE.word())) {
            requireTraining(name, split, train);
        }
    }

    /**
     * The training pictures, for work that learns.
     *
     * @throws CourseException when there are none: the data set was opened {@link Split#WHOLE whole}, to be scored
     */
    public List<Item> requireTraining() {
        requireTraining(name, split, train);
        return train;
    }

    private static void requireTraining(String name, String split, List<Item> train) {
        if (train.isEmpty()) {
            throw new CourseException("%s has no pictures to train on under the split %s: choose another split.", name, split);
        }
    }

    /** Train, validation and test, one after the other. */
    public List<Item> items() {
        return Stream.of(train, validation, test).flatMap(List::stream).toList();
    }

    /**
     * What results are given on: test, or validation where the split leaves no test pictures.
     *
     * @throws CourseException when there are neither
     */
    public List<Item> scored() {
        if (test.isEmpty() && validation.isEmpty()) {
            throw new CourseException("%s has neither test nor validation pictures under the split %s: choose another split.", name, split);
        }
        return test.isEmpty() ? validation : test;
    }

    /** {@code "test"} or {@code "validation"}, as {@link #scored}. */
    public String scoredOn() {
        return test.isEmpty() ? "validation" : "test";
    }

    /**
     * The validation pictures, for work that chooses by them.
     *
     * @throws CourseException when the split leaves none
     */
    public List<Item> requireValidation() {
        if (validation.isEmpty()) {
            throw new CourseException("%s has no validation pictures under the split %s to choose by: choose the split official or random.", name, split);
        }
        return validation;
    }

    /**
     * Looks whether every class is still there to be learnt, once it is known what cannot be read.
     *
     * @param read how many training pictures of each class, by label, could be read
     * @throws CourseException when none of a class could: names them
     */
    public void requireEveryClass(int[] read) {
        int[] there = counts(train);
        IntStream.range(0, read.length).filter(label -> there[label] > 0 && read[label] == 0).findFirst().ifPresent(label -> {
            List<String> names = train.stream().filter(item -> item.label() == label).map(Item::name).toList();
            throw new CourseException("No training picture of the class '%s' can be read (%s): mend them, or take the class out.",
                    classes.get(label), LeftOutReport.names(names));
        });
    }

    /** Pictures of each class, by label. */
    public int[] counts(List<Item> items) {
        return counts(items.stream().mapToInt(Item::label));
    }

    private int[] counts(IntStream labels) {
        int[] counts = new int[classes.size()];
        labels.forEach(label -> counts[label]++);
        return counts;
    }

    /** Share of the most frequent class, 0..1: the accuracy of always answering it. */
    public double baseline(List<Item> items) {
        return items.isEmpty() ? 0 : Arrays.stream(counts(items)).max().orElse(0) / (double) items.size();
    }

    /**
     * Accuracy, 0..1, of always answering the class most frequent in training, on what is {@link #scored}; where
     * nothing trains, of the class most frequent there.
     */
    public double baseline() {
        return constantAnswer(scored().stream().mapToInt(Item::label).toArray());
    }

    /**
     * The same on the pictures that were scored indeed: of what is {@link #scored}, those that could be read.
     *
     * @param labels of these pictures
     * @return 0..1; 0 without pictures
     */
    public double constantAnswer(int[] labels) {
        int[] counts = counts(train.isEmpty() ? IntStream.of(labels) : train.stream().mapToInt(Item::label));
        int answer = IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
        return labels.length == 0 ? 0 : IntStream.of(labels).filter(label -> label == answer).count() / (double) labels.length;
    }

    /**
     * A smaller data set: at most so many pictures of each class in each part, drawn by seed, order kept.
     *
     * @throws CourseException when {@code perClass} is below 1
     */
    public DataSet sample(int perClass, long seed) {
        if (perClass < 1) {
            throw new CourseException("A sample of %d pictures a class is empty: take at least 1.", perClass);
        }
        return new DataSet(name, split + ", at most " + perClass + " a class (seed " + seed + ")", classes,
                sample(train, perClass, seed, 0), sample(validation, perClass, seed, 1), sample(test, perClass, seed, 2), leftOut);
    }

    /**
     * The same with at most so many training pictures of each class, drawn by seed; what is scored stays, so that
     * results with more and fewer compare.
     *
     * @throws CourseException when {@code perClass} is below 1
     */
    public DataSet sampleTrain(int perClass, long seed) {
        DataSet smaller = sample(perClass, seed);
        return new DataSet(name, split + ", at most " + perClass + " a class to train (seed " + seed + ")", classes,
                smaller.train(), validation, test, leftOut);
    }

    /** The first so many classes with all their pictures; the name tells so. */
    public DataSet firstClasses(int count) {
        if (count >= classes.size()) {
            return this;
        }
        List<List<Item>> parts = Stream.of(train, validation, test)
                .map(part -> part.stream().filter(item -> item.label() < count).toList()).toList();
        List<String> kept = classes.subList(0, count);
        return new DataSet(Text.of("%s (%d of %d classes)", name, count, classes.size()), split, kept, parts.get(0), parts.get(1), parts.get(2),
                leftOut.stream().filter(left -> left.kind() != LeftOut.Kind.CLASS || kept.contains(left.file())).toList());
    }

    /**
     * The same pictures, numbered as others number their classes, of which some may have no picture here.
     *
     * @param others must hold all classes of this data set
     */
    public DataSet renumbered(List<String> others) {
        List<List<Item>> parts = Stream.of(train, validation, test).map(part -> part.stream()
                .map(item -> new Item(item.name(), others.indexOf(classes.get(item.label())), item.source())).toList()).toList();
        return new DataSet(name, split, others, parts.get(0), parts.get(1), parts.get(2), leftOut);
    }

    /**
     * The same pictures in the same parts, of other classes: those that come out, sorted.
     *
     * @param className the new class of a picture, e.g. {@code "misty+tigger"}
     */
    public DataSet relabelled(Function<Item, String> className) {
        List<String> names = items().stream().map(className).distinct().sorted().toList();
        List<List<Item>> parts = Stream.of(train, validation, test).map(part -> part.stream()
                .map(item -> new Item(item.name(), names.indexOf(className.apply(item)), item.source())).toList()).toList();
        Subsets sorted = new Subsets(parts.get(0), parts.get(1), parts.get(2));
        return new DataSet(name, split, names, sorted.train(), sorted.validation(), sorted.test(), leftOut);
    }

    /** The training pictures alone, for a training that shall score nothing on its way. */
    public DataSet trainingOnly() {
        return new DataSet(name, split + ", training pictures only", classes, train, List.of(), List.of(), leftOut);
    }

    /**
     * The same without some pictures, which are listed as left out.
     *
     * @param names of the pictures, e.g. {@code "misty/017.jpg"}
     * @param why e.g. {@code "it is a copy"}
     * @throws CourseException when a name is no picture's
     */
    public DataSet without(Collection<String> names, String why) {
        Set<String> out = new TreeSet<>(names);
        List<LeftOut> listed = new ArrayList<>(leftOut);
        for (String picture : out) {
            if (items().stream().noneMatch(item -> item.name().equals(picture))) {
                throw new CourseException("The data set %s has no picture named %s; take a name from items().", name, picture);
            }
            listed.add(new LeftOut(picture, why));
        }
        List<List<Item>> kept = Stream.of(train, validation, test)
                .map(part -> part.stream().filter(item -> !out.contains(item.name())).toList()).toList();
        return new DataSet(name, split, classes, kept.get(0), kept.get(1), kept.get(2), listed);
    }

    private List<Item> sample(List<Item> items, int perClass, long seed, int part) {
        int[] most = new int[classes.size()];
        Arrays.fill(most, perClass);
        return PerClass.first(items, Order.shuffled(items.size(), Seeds.mix(seed, part, 1)), most);
    }

    /**
     * How many of the pictures carry the place where they were taken, as a sentence; empty where none does. Their files'
     * first bytes are read. Nothing that the kit writes has the place: not a student, its features, or a log.
     */
    public Optional<String> places() {
        List<Item> items = items();
        long placed = items.parallelStream().filter(item -> item.source().placed()).count();
        return placed == 0 ? Optional.empty() : Optional.of(Text.of("%,d of %,d pictures %s the place where %s taken (GPS); "
                + "the kit keeps it nowhere, but who gets the pictures gets it too.", placed, items.size(),
                placed == 1 ? "carries" : "carry", placed == 1 ? "it was" : "they were"));
    }

    /** One line: pictures, classes, split, left out. */
    public String describe() {
        return Text.of("%s: %,d classes, split %s: %,d train, %,d validation, %,d test pictures; %s",
                Shown.text(name), classes.size(), split, train.size(), validation.size(), test.size(), LeftOutReport.counts(leftOut));
    }

    @Override
    public String toString() {
        return describe();
    }
}
