package tsugiki.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tsugiki.base.Text;
import tsugiki.base.Timed;
import tsugiki.data.DataSet;
import tsugiki.data.Grocery;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Marks;
import tsugiki.features.FeatureStore;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;
import tsugiki.train.Recipe;
import tsugiki.train.Run;
import tsugiki.transfer.Part;
import tsugiki.transfer.Student;

/**
 * Real photographs beside the course's drawings: what a probe and the recipe reach on {@link Grocery}. Trained at once
 * where its pictures lie on this disk; where they do not, the published run, with the command of each row.
 */
public final class Photographs {

    private static final int TRAIN = 2640;
    private static final int TEST = 2485;
    private static final double BASELINE = 67.0 / TEST;

    /** One training on all of Grocery, EfficientNet-Lite0 at 224 pixels: docs/results/grocery.md. @param part null: the probe */
    record Published(Part part, long seed, double accuracy) {

        private Result result(String lesson) {
            String how = part == null ? "softmax" : Text.of("tune%s --seed %d", part.equals(Part.ALL) ? "" : " --part " + part.key(), seed);
            return new Result(lesson, "efficientnet_lite0", "published: ./course train --data grocery --method " + how,
                    TRAIN, "test", TEST, accuracy, BASELINE, Double.NaN);
        }
    }

    static final List<Published> PUBLISHED = List.of(new Published(null, 0, 0.732),
            new Published(Part.from("features.4"), 1, 0.871), new Published(Part.from("features.4"), 2, 0.865), new Published(Part.ALL, 1, 2176.0 / TEST),
            new Published(Part.ALL, 2, 2193.0 / TEST));

    private Photographs() {}

    /**
     * The probe in the first row, then each of these parts tuned, scored on test pictures: with the difference in pairs to
     * the probe where they were trained here. Published rows are of all of Grocery's pictures, at the network's own size.
     *
     * @param lesson its number, e.g. {@code "06"}
     * @param seeds how often each part is tuned, at least 1
     */
    public static Table compare(String lesson, int seeds, Part... parts) {
        return Results.table(grocery().map(data -> trained(lesson, data, seeds, parts)).orElseGet(() -> published(lesson, seeds, parts)));
    }

    /** Grocery, cut to the profile; empty where it does not lie on this disk, or is what the learner chose anyway. */
    private static Optional<DataSet> grocery() {
        return Course.spec().startsWith(Grocery.NAME) ? Optional.empty() : Grocery.unpacked().map(folder -> Course.data(Grocery.NAME + ":" + folder));
    }

    static List<Result> published(String lesson, int seeds, Part... parts) {
        return PUBLISHED.stream().filter(row -> row.part == null || row.seed <= seeds && List.of(parts).contains(row.part))
                .map(row -> row.result(lesson)).toList();
    }

    private static List<Result> trained(String lesson, DataSet data, int seeds, Part... parts) {
        List<Result> results = new ArrayList<>();
        results.add(probe(lesson, data));
        Stream.of(parts).forEach(part -> {
            for (int i = 0; i < seeds; i++) {
                results.add(tuned(lesson, data, part, Course.seed() + i));
            }
        });
        return results;
    }

    private static Result probe(String lesson, DataSet data) {
        try (Network network = Course.backbone()) {
            Timed<Marks> marks = Timed.of(() -> {
                FeatureStore store = FeatureStore.of(network, data, Course.preprocessing(network), Course.progress());
                return Marks.of(SoftmaxProbe.fit(store.train()), store.test());
            });
            return Course.record(lesson, network, "Grocery, softmax on stored features", data, marks.value(), marks.seconds());
        }
    }

    private static Result tuned(String lesson, DataSet data, Part part, long seed) {
        Network network = Course.backbone();
        Preprocessing pixels = Course.preprocessing(network);
        Timed<Run> run = Timed.of(() -> Recipe.of(data, network).preprocessing(pixels).seed(seed).trainOnly(part)
                .epochs(Course.profile().tuningEpochs(data)).fit());
        try (Student student = run.value().useBest()) {
            return Course.record(lesson, network, Text.of("Grocery, the kit's recipe, %s, seed %d", part, seed), data,
                    Evaluation.of(student, data.test()), run.seconds());
        }
    }
}
