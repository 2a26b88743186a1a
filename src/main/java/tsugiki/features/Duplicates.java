package tsugiki.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Json;

/**
 * Finds pictures that are nearly the same by their stored features: one photograph saved twice, cut, or
 * taken again a moment later.
 *
 * <p>{@code similarity(x, y) = (x - m) . (y - m) / (|x - m| |y - m|)}, -1..1, 1 for equal pictures; m is the
 * mean of all rows. It is taken away because features are seldom negative, so the plain cosine is large for
 * any two pictures.
 */
public final class Duplicates {

    /** Similarity from which two pictures are worth a look where none is given; see lesson 03. */
    public static final double DEFAULT_LEAST = 0.8;

    /**
     * Two pictures that are nearly the same.
     *
     * @param first row of the one
     * @param second row of the other
     * @param firstFile its name
     * @param secondFile the other's name
     * @param similarity at most 1
     */
    public record Pair(int first, int second, String firstFile, String secondFile, double similarity) {}

    /**
     * Pictures of which each is nearly the same as another of them: one of several may stay.
     *
     * @param rows theirs, from the lowest
     * @param files their names, in the same order
     * @param least the smallest similarity by which one of them was joined to the others
     */
    public record Group(List<Integer> rows, List<String> files, double least) {

        public Group {
            rows = List.copyOf(rows);
            files = List.copyOf(files);
        }
    }

    private Duplicates() {}

    /**
     * The groups that pairs within one set make: whoever is a pair with one of a group belongs to it. In the order of
     * their most similar pairs, if the pairs are.
     *
     * @param pairs of {@link #within}, e.g. those from 0.95 on
     */
    public static List<Group> groups(List<Pair> pairs) {
        List<Group> found = new ArrayList<>();
        for (Pair pair : pairs) {
            List<Group> met = found.stream().filter(group -> group.rows().contains(pair.first()) || group.rows().contains(pair.second())).toList();
            Group joined = joined(met, pair);
            if (met.isEmpty()) {
                found.add(joined);
            } else {
                found.set(found.indexOf(met.get(0)), joined);
                found.removeAll(met.subList(1, met.size()));
            }
        }
        return List.copyOf(found);
    }

    private static Group joined(List<Group> met, Pair pair) {
        SortedMap<Integer, String> files = new TreeMap<>();
        met.forEach(group -> IntStream.range(0, group.rows().size()).forEach(i -> files.put(group.rows().get(i), group.files().get(i))));
        boolean news = met.size() > 1 || !files.containsKey(pair.first()) || !files.containsKey(pair.second());
        files.put(pair.first(), pair.firstFile());
        files.put(pair.second(), pair.secondFile());
        double least = met.stream().mapToDouble(Group::least).min().orElse(pair.similarity());
        return new Group(List.copyOf(files.keySet()), List.copyOf(files.values()), news ? Math.min(least, pair.similarity()) : least);
    }

    /**
     * All but one picture of each group, by name: the one with the shortest name stays, since copies and edited pictures are
     * called longer, {@code 1 (2).jpg}.
     */
    public static List<String> proposed(List<Group> groups) {
        return groups.stream().flatMap(group -> group.files().stream().filter(file -> !file.equals(shortest(group)))).toList();
    }

    /** {@link #proposed}, as a list to copy into a notebook and to shorten: {@code List.of("a/1.jpg")}. */
    public static String toCopy(List<Group> groups) {
        return proposed(groups).stream().map(Json::line).collect(Collectors.joining(", ", groups.isEmpty() ? "List.<String>of(" : "List.of(", ")"));
    }

    private static String shortest(Group group) {
        return group.files().stream().min(Comparator.comparingInt(file -> file.substring(file.lastIndexOf('/') + 1).length())).orElseThrow();
    }

    /**
     * Pairs of a picture here and a picture there, most similar first: between training and test pictures
     * these are leaks.
     *
     * @param least similarity of a pair, e.g. {@link #DEFAULT_LEAST}
     * @throws CourseException if the two are of other networks or classes
     */
    public static List<Pair> between(Features here, Features there, double least) {
        float[][] rows = directions(here.and(there));
        return pairs(here, there, least, (i, j) -> dot(rows[i], rows[here.size() + j]), i -> 0);
    }

    /** Pairs within one set, each once, most similar first. */
    public static List<Pair> within(Features features, double least) {
        float[][] rows = directions(features);
        return pairs(features, features, least, (i, j) -> dot(rows[i], rows[j]), i -> i + 1);
    }

    /**
     * Each picture here with the picture there that is nearest to it, in the order of those here.
     *
     * @throws CourseException if there are no pictures there, or the two are of other networks or classes
     */
    public static List<Pair> nearest(Features here, Features there) {
        if (there.size() == 0) {
            throw new CourseException("There are no pictures to be near to: choose another part or split.");
        }
        float[][] rows = directions(here.and(there));
        return IntStream.range(0, here.size()).parallel().mapToObj(i -> {
            double[] near = IntStream.range(here.size(), rows.length).mapToDouble(j -> dot(rows[i], rows[j])).toArray();
            int j = IntStream.range(0, near.length).reduce(0, (a, b) -> near[b] > near[a] ? b : a);
            return new Pair(i, j, here.files().get(i), there.files().get(j), near[j]);
        }).toList();
    }

    private interface Similarity {
        double of(int i, int j);
    }

    private static List<Pair> pairs(Features here, Features there, double least, Similarity similarity,
            IntUnaryOperator from) {
        return IntStream.range(0, here.size()).parallel().boxed().flatMap(i -> {
            List<Pair> near = new ArrayList<>();
            for (int j = from.applyAsInt(i); j < there.size(); j++) {
                double s = similarity.of(i, j);
                if (s >= least) {
                    near.add(new Pair(i, j, here.files().get(i), there.files().get(j), s));
                }
            }
            return near.stream();
        }).sorted(Comparator.comparingDouble(Pair::similarity).reversed()).toList();
    }

    /** Rows of length 1, the mean taken away; a row equal to the mean stays 0. */
    private static float[][] directions(Features features) {
        double[] mean = new double[features.dimension()];
        for (int i = 0; i < features.values().length; i++) {
            mean[i % mean.length] += features.values()[i] / (double) features.size();
        }
        return IntStream.range(0, features.size()).parallel().mapToObj(i -> direction(features.row(i), mean)).toArray(float[][]::new);
    }

    private static float[] direction(float[] row, double[] mean) {
        double square = 0;
        for (int k = 0; k < row.length; k++) {
            row[k] -= (float) mean[k];
            square += row[k] * row[k];
        }
        for (int k = 0; k < row.length; k++) {
            row[k] /= (float) Math.max(Math.sqrt(square), 1e-12);
        }
        return row;
    }

    private static double dot(float[] a, float[] b) {
        float sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return Math.min(1, sum);
    }
}
