package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

class RatesTest {

    /** "name rate", two digits. */
    private static List<String> rungs(Rates rates, Student student) {
        return rates.groups(student).stream().map(g -> Text.of("%s %.1e", g.name(), g.rate())).toList();
    }

    @Test
    void exponentialFromTheHeadOfAResNetDown() {
        try (Network net = Zoo.create("resnet50")) {
            Student student = Student.of(net, Made.CLASSES).trainOnly(Part.ALL);
            assertThat(rungs(Rates.exponential(1e-4, 3), student)).containsExactly("fc 1.0e-04", "layer4 3.3e-05", "layer3 1.1e-05",
                    "layer2 3.7e-06", "layer1 1.2e-06", "bn1 4.1e-07", "conv1 1.4e-07");
        }
    }

    @Test
    void exponentialNamesEveryWeightOfTheDeepestResNet() {
        try (Network net = Zoo.create("resnet152")) {
            Student student = Student.of(net, Made.CLASSES).trainOnly(Part.ALL);
            Map<String, Double> rates = Rates.exponential(1e-4, 3).of(student);
            assertThat(rates.keySet()).containsExactlyElementsOf(net.parameters().keySet());
            assertThat(rates).containsEntry("fc.bias", 1e-4).containsEntry("layer4.2.bn3.weight", 1e-4 / 3);
        }
    }

    @Test
    void linearOverTheFeatureModulesOfVggIncludingThoseWithoutWeights() {
        try (Network net = Zoo.create("vgg16_bn")) {
            Student student = Student.of(net, Made.CLASSES).trainOnly(Part.ALL);
            Map<String, Double> rates = Rates.linear(1e-4, 1e-7).of(student);
            double step = (1e-4 - 1e-7) / 44;
            assertThat(step).isCloseTo(2.3e-6, within(0.05e-6));
            assertThat(rates).containsEntry("classifier.0.weight", 1e-4).containsEntry("classifier.6.bias", 1e-4);
            // features.43 pools and features.42 is a ReLU: features.41 stands on the third rung
            assertThat(rates.get("features.41.weight")).isCloseTo(1e-4 - 3 * step, within(1e-12));
            assertThat(rates.get("features.0.weight")).isCloseTo(1e-7, within(1e-12));
            assertThat(Rates.linear(1e-4, 1e-7).groups(student)).hasSize(1 + 26);
        }
    }

    @Test
    void theLiteLadderGoesDownBySquareRootOfThree() {
        try (Network net = Zoo.create("efficientnet_lite0")) {
            Student student = Student.of(net, Made.CLASSES).trainOnly(Part.ALL);
            assertThat(rungs(Rates.lite(1e-3), student)).containsExactly("classifier 1.0e-03", "features.8 5.8e-04",
                    "features.7 3.3e-04", "features.6 1.9e-04", "features.5 1.1e-04", "features.4 6.4e-05",
                    "features.3 3.7e-05", "features.2 2.1e-05", "features.1 1.2e-05", "features.0 7.1e-06");
        }
    }

    @Test
    void frozenBlocksKeepTheirRungButGetNoGroup() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.from("layer1"))) {
            assertThat(rungs(Rates.exponential(1e-2, 10), student)).containsExactly("fc 1.0e-02", "layer1 1.0e-03");
        }
    }

    @Test
    void oneRateForAllThatIsTrained() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThat(Rates.one(1e-3).of(student)).containsExactlyInAnyOrderEntriesOf(Map.of("fc.weight", 1e-3, "fc.bias", 1e-3));
            assertThat(Rates.one(1e-3).groups(student)).extracting(ParameterGroup::name).containsExactly("all");
        }
    }

    @Test
    void ofAMapTheLongestPathCounts() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.ALL)) {
            Map<String, Double> rates = Rates.of(Map.of("", 1e-5, "layer1", 1e-4, "layer1.1", 1e-3, "fc", 1e-2)).of(student);
            assertThat(rates).containsEntry("conv1.weight", 1e-5).containsEntry("layer1.0.weight", 1e-4)
                    .containsEntry("layer1.1.bias", 1e-3).containsEntry("fc.weight", 1e-2);
        }
    }

    @Test
    void aTrainedWeightWithoutRateIsAnError() {
        try (Student student = Student.of(Made.network(), Made.CLASSES).trainOnly(Part.ALL)) {
            assertThatThrownBy(() -> Rates.of(Map.of("fc", 1e-3)).of(student)).isInstanceOf(CourseException.class)
                    .hasMessage("conv1.weight has no learning rate by of({fc=0.001}): name its block too, or freeze it.");
        }
    }

    @Test
    void aNameThatIsNoBlockIsAnError() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThatThrownBy(() -> Rates.of(Map.of("fd", 1e-3)).of(student)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("There is no block 'fd'");
        }
    }

    @Test
    void aRateOfZeroIsAnError() {
        try (Student student = Student.of(Made.network(), Made.CLASSES)) {
            assertThatThrownBy(() -> Rates.one(0).of(student)).isInstanceOf(CourseException.class).hasMessageContaining("0.0 of all is not above 0");
        }
    }
}
