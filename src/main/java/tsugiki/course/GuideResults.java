package tsugiki.course;

import java.util.List;
import tech.tablesaw.api.Table;
import tsugiki.base.Rows;
import tsugiki.evaluate.DifferenceInterval;
import tsugiki.evaluate.Intervals;

/**
 * What the guide that this course reproduces reports, to stand beside results of one's own.
 *
 * <p>Flowers-102, 102 classes, roles of the official parts swapped: trained on the 6149 test pictures, chosen and
 * reported on the 2040 others, 20 a class. Best value of one run, no seed, pictures of 224 pixels. All three networks
 * together took 17,661 s on one graphics card; single times are not given.
 */
public final class GuideResults {

    private static final int TRAIN = 6149;
    private static final int VALIDATION = 2040;
    private static final double BASELINE = 20.0 / VALIDATION;

    private GuideResults() {}

    /** Best validation accuracy after extraction (16 epochs) and after tuning (8 more) of each network; seconds are NaN. */
    public static List<Result> all() {
        return List.of(
                result("vgg16_bn", "extraction", 0.9150), result("vgg16_bn", "tuning", 0.9688),
                result("resnet50", "extraction", 0.9375), result("resnet50", "tuning", 0.9624),
                result("resnet152", "extraction", 0.9189), result("resnet152", "tuning", 0.9658));
    }

    /**
     * Every two of the three tuned networks: B minus A, with the interval of two accuracies that were counted apart. It is
     * wider than need be: they named the same pictures, but nobody kept which ones each named rightly.
     */
    public static Table differences() {
        List<Result> tuned = all().stream().filter(r -> r.method().endsWith("tuning")).toList();
        return Rows.of(List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2}))
                .column("A", pair -> tuned.get(pair[0]).network()).column("B", pair -> tuned.get(pair[1]).network())
                .column("B minus A", pair -> DifferenceInterval.points(tuned.get(pair[1]).accuracy() - tuned.get(pair[0]).accuracy()))
                .column("95 % interval", pair -> Intervals.difference(right(tuned.get(pair[0])), VALIDATION, right(tuned.get(pair[1])), VALIDATION))
                .table("differences");
    }

    private static int right(Result result) {
        return (int) Math.round(result.accuracy() * VALIDATION);
    }

    private static Result result(String network, String phase, double accuracy) {
        return new Result("guide", network, "the guide's, " + phase, TRAIN, "validation", VALIDATION, accuracy, BASELINE, Double.NaN);
    }
}
