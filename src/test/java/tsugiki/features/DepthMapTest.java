package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class DepthMapTest {

    /** Twelve pictures of two classes in turn; with a signal their first feature tells the class. */
    private static Features features(boolean signal, int dimension, int pictures) {
        float[] values = new float[pictures * dimension];
        int[] labels = IntStream.range(0, pictures).map(i -> i % 2).toArray();
        for (int i = 0; i < pictures; i++) {
            values[i * dimension] = signal ? labels[i] : i / 2 % 2;
        }
        return new Features(values, dimension, labels, IntStream.range(0, pictures).mapToObj(i -> "x" + i).toList(), List.of("a", "b"));
    }

    private static FeatureStore store(boolean signal, int dimension) {
        return new FeatureStore(features(signal, dimension, 12), features(signal, dimension, 8), features(signal, dimension, 0), List.of());
    }

    private static Map<String, FeatureStore> stages(int headDimension) {
        Map<String, FeatureStore> stages = new LinkedHashMap<>();
        stages.put("early", store(false, 2));
        stages.put("late", store(true, 3));
        stages.put(Space.HEAD, store(true, headDimension));
        return stages;
    }

    @Test
    void eachStageIsScoredBesideTheBaseline() {
        DepthMap map = DepthMap.of("net", "dots", stages(3), FeatureStore::validation);
        assertThat(map.depths()).extracting(DepthMap.Depth::stage).as("the head sees the last stage, pooled").containsExactly("early", "late");
        assertThat(map.depths()).extracting(DepthMap.Depth::right).containsExactly(4, 8);
        assertThat(map.baseline()).isEqualTo(0.5);
        assertThat(map.toString()).isEqualTo("net on dots: best after late, 100.0 % of 8 pictures; constant answer 50.0 %");
        assertThat(map.toTable().columnNames()).containsExactly("stage", "features", "right", "of", "accuracy");
    }

    @Test
    void aHeadOfItsOwnWidthIsTheLastDepth() {
        assertThat(DepthMap.of("net", "dots", stages(5), FeatureStore::validation).depths())
                .extracting(DepthMap.Depth::stage).containsExactly("early", "late", Space.HEAD);
    }

    @Test
    void aPartWithoutPicturesIsRefused() {
        assertThatThrownBy(() -> DepthMap.of("net", "dots", stages(3), FeatureStore::test)).isInstanceOf(CourseException.class).hasMessageContaining("dots has no pictures");
    }
}
