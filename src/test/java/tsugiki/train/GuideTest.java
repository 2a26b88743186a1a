package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.network.Network;
import tsugiki.transfer.Part;
import tsugiki.transfer.Statistics;
import tsugiki.zoo.Zoo;

class GuideTest {

    private final DataSet data = Tiny.data();

    @Test
    void isTheProtocolOfTheExperiment() {
        try (Tiny.Net net = net()) {
            Run run = Guide.of(data, net).epochs(7, 3).fit();
            assertThat(run.history().rows()).extracting(History.Row::phase).containsExactly("new_layers", "new_layers",
                    "new_layers", "new_layers", "new_layers", "new_layers", "new_layers", "new_layers", "all", "all", "all");
            assertThat(run.history().rows()).extracting(History.Row::rate).containsExactly(0.0, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3,
                    3e-4, 1e-4, 1e-4, 0.7e-4);
            assertThat(run.history().tuningStartsAfter()).hasValue(7);
            TrainingSettings settings = run.settings();
            assertThat(settings.part()).isEqualTo(Part.ALL);
            assertThat(settings.statistics()).isEqualTo(Statistics.DRIFTING);
            assertThat(settings.batch()).isEqualTo(16);
            assertThat(settings.scoresTraining()).isTrue();
            assertThat(settings.augmentation().toString()).startsWith("guide");
            assertThat(settings.optimizer()).isEqualTo(Adam.of());
            assertThat(settings.rates()).hasToString("exponential(1.0E-4, 3.0)");
            assertThat(net.state().get("bn.num_batches_tracked").array().getLong()).as("2 batches an epoch").isEqualTo(20);
        }
    }

    @Test
    void fromAStageOnBothPhasesReadStoredViews() {
        Tiny.DeepNet net = new Tiny.DeepNet();
        net.initialize(7);
        try (net) {
            Run run = Guide.of(data, net).from("upper").epochs(8, 3).fit();
            assertThat(run.history().rows()).extracting(History.Row::phase).startsWith("new_layers, 4 stored views", "new_layers, 4 stored views")
                    .endsWith("upper, 2 stored views", "upper, 2 stored views", "upper, 2 stored views");
            assertThat(run.settings().statistics()).isEqualTo(Statistics.FROZEN_WITH_WEIGHTS);
            assertThatThrownBy(() -> Guide.of(data, net).from("roof")).isInstanceOf(CourseException.class).hasMessageContaining("has no stage 'roof'");
        }
    }

    @Test
    void needsPicturesToChooseBy() {
        DataSet noValidation = new DataSet("colours", "trainval", Tiny.COLOURS, data.train(), List.of(), List.of(), List.of());
        try (Tiny.Net net = net()) {
            assertThatThrownBy(() -> Guide.of(noValidation, net)).isInstanceOf(CourseException.class).hasMessageContaining("trainval");
        }
    }

    @Test
    void everyFamilyHasItsLadder() {
        assertThat(ladder("vgg16_bn")).isEqualTo("linear(1.0E-4, 1.0E-7)");
        assertThat(ladder("resnet50")).isEqualTo("exponential(1.0E-4, 3.0)");
        assertThat(ladder("efficientnet_lite0")).isEqualTo("exponential(0.001, 1.7320508075688772)");
    }

    private static String ladder(String name) {
        try (Network net = Zoo.create(name)) {
            return Guide.ladder(net).toString();
        }
    }

    private static Tiny.Net net() {
        Tiny.Net net = new Tiny.Net();
        net.initialize(7);
        return net;
    }
}
