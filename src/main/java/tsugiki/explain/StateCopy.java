package tsugiki.explain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tsugiki.base.Rows;
import tsugiki.network.Network;

/** A copy of every weight and running statistic of a network at one moment, to see later what has moved. */
public final class StateCopy {

    /** One array then and now. */
    private record Pair(String where, String kind, float[] then, float[] now) {

        boolean same() {
            return Arrays.equals(then, now);
        }

        /** The root of the mean squared change, against the same of the values before; NaN for an array of another size. */
        double change() {
            if (then == null || then.length != now.length) {
                return Double.NaN;
            }
            double change = 0;
            double size = 0;
            for (int i = 0; i < now.length; i++) {
                change += Math.pow(now[i] - then[i], 2);
                size += Math.pow(then[i], 2);
            }
            return change == 0 ? 0 : Math.sqrt(change / size);
        }
    }

    private final String classifier;
    private final Map<String, float[]> values = new LinkedHashMap<>();

    private StateCopy(Network net) {
        classifier = net.classifierPath();
        net.state().forEach((path, p) -> {
            if (p.isReal()) {
                values.put(path, p.array().toFloatArray());
            }
        });
    }

    /** The values as they are now; counters are left out. */
    public static StateCopy of(Network net) {
        return new StateCopy(net);
    }

    /**
     * What moved between this copy and a later one, a row for each kind of array in backbone and classifier: arrays,
     * how many of them are the same to the bit, and the median change of an array,
     * {@code |after - before| / |before|} (missing for a head of another size).
     */
    public Table moved(StateCopy later) {
        Map<String, List<Pair>> groups = later.values.keySet().stream().map(path -> pair(path, later))
                .collect(Collectors.groupingBy(p -> p.where + " " + p.kind, LinkedHashMap::new, Collectors.toList()));
        return Rows.of(groups.values()).column("part", r -> r.get(0).where).column("array", r -> r.get(0).kind).column("arrays", List::size)
                .column("equal to the bit", r -> (int) r.stream().filter(Pair::same).count())
                .column("median change", StateCopy::median).table("what moved");
    }

    private Pair pair(String path, StateCopy later) {
        boolean head = path.startsWith(classifier + ".");
        return new Pair(head ? "classifier" : "backbone", path.substring(path.lastIndexOf('.') + 1), values.get(path), later.values.get(path));
    }

    private static double median(List<Pair> pairs) {
        double[] sorted = pairs.stream().mapToDouble(Pair::change).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
