package tsugiki.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;

/**
 * How good a softmax probe is on the features after each stage of a frozen network: where in its depth the classes of
 * a data set become easy to tell. Each stage's maps are pooled to their means over all places, all in one pass that is
 * stored. Yosinski et al. 2014, https://arxiv.org/abs/1411.1792; Alain and Bengio 2016, https://arxiv.org/abs/1610.01644.
 *
 * <pre>{@code
 * var depths = DepthMap.of(net, garden, net.preprocessing(), FeatureStore::validation);
 * Charts.depth(depths)
 * }</pre>
 *
 * @param network its name
 * @param data the data set's name
 * @param baseline share of the scored pictures that the constant answer names rightly, 0..1
 * @param depths by stage, the first of the network first; the head's input last, where it is wider or narrower than the last stage
 */
public record DepthMap(String network, String data, double baseline, List<Depth> depths) {

    /**
     * One stage.
     *
     * @param stage a path of {@link Network#stages}, or {@link Space#HEAD}
     * @param features numbers a picture, pooled
     * @param right pictures named rightly
     * @param pictures scored
     */
    public record Depth(String stage, int features, int right, int pictures) {

        /** Share of the pictures named rightly, 0..1. */
        public double accuracy() {
            return (double) right / pictures;
        }
    }

    public DepthMap {
        depths = List.copyOf(depths);
    }

    /**
     * Every stage.
     *
     * @param preprocessing the network's own, or another, e.g. at a smaller size
     * @param part what is scored, e.g. {@code FeatureStore::validation}
     * @throws CourseException if the part has no pictures
     */
    public static DepthMap of(Network net, DataSet data, Preprocessing preprocessing, Function<FeatureStore, Features> part) {
        List<String> stages = new ArrayList<>(net.stages());
        stages.add(Space.HEAD);
        return of(net.name(), data.name(), FeatureStore.pooled(net, stages, data, preprocessing, Progress.standard()), part);
    }

    static DepthMap of(String network, String data, Map<String, FeatureStore> byStage, Function<FeatureStore, Features> part) {
        List<Depth> depths = new ArrayList<>();
        double baseline = Double.NaN;
        for (Map.Entry<String, FeatureStore> stage : byStage.entrySet()) {
            Features train = stage.getValue().train();
            Features scored = part.apply(stage.getValue());
            if (scored.size() == 0) {
                throw new CourseException("%s has no pictures to score in the part asked for: choose another part or split.", data);
            }
            baseline = Baseline.fit(train).score(scored);
            if (!stage.getKey().equals(Space.HEAD) || depths.isEmpty() || depths.get(depths.size() - 1).features() != scored.dimension()) {
                int[] said = SoftmaxProbe.fit(train).predict(scored);
                int right = (int) IntStream.range(0, said.length).filter(i -> said[i] == scored.labels()[i]).count();
                depths.add(new Depth(stage.getKey(), scored.dimension(), right, said.length));
            }
        }
        return new DepthMap(network, data, baseline, depths);
    }

    /** A row a stage: stage, features, right, of, accuracy (0..1). */
    public Table toTable() {
        return Rows.of(depths).column("stage", Depth::stage).column("features", Depth::features).column("right", Depth::right)
                .column("of", Depth::pictures).column("accuracy", Depth::accuracy).table("probes by depth");
    }

    @Override
    public String toString() {
        Depth best = depths.stream().reduce((a, b) -> b.accuracy() > a.accuracy() ? b : a).orElseThrow();
        return Text.of("%s on %s: best after %s, %.1f %% of %d pictures; constant answer %.1f %%",
                network, data, best.stage(), 100 * best.accuracy(), best.pictures(), 100 * baseline);
    }
}
