package tsugiki.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

/** The same logits as torchvision, for one small network of each kind; {@code ./course verify --all} takes all. */
class ParityTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "alexnet", "vgg11_bn", "resnet18", "resnet50", "resnext50_32x4d", "efficientnet_b0", "mnasnet0_5",
            "mobilenet_v2", "mobilenet_v3_small", "convnext_tiny", "googlenet", "inception_v3", "vit_b_32",
            "regnet_x_400mf", "regnet_y_400mf", "shufflenet_v2_x0_5", "densenet121", "squeezenet1_0",
            "squeezenet1_1", "swin_t", "swin_v2_t", "maxvit_t"})
    void logitsUnderMadeWeightsAreTorchvisions(String name) {
        assertSame(Parity.check(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"efficientnet_lite0", "efficientnet_lite1", "efficientnet_lite2"})
    void logitsAndFeaturesOfTheRealWeightsAreThePackages(String name) {
        assumeTrue(Files.exists(Home.checkpoints().resolve(Zoo.card(name).defaultWeights().file())),
                "the weights of " + name + " are not here: ./course setup brings them");
        assertSame(Parity.check(name));
    }

    @Test
    void otherWeightsAreNoticed() {
        try (Network salted = MadeNetwork.of("alexnet", "x"); Network plain = MadeNetwork.of("alexnet", "")) {
            assertThat(salted.state().get("features.0.bias").array().toFloatArray())
                    .isNotEqualTo(plain.state().get("features.0.bias").array().toFloatArray());
        }
    }

    @Test
    void unknownNetworkHasNoReference() {
        assertThatThrownBy(() -> Parity.check("lenet")).isInstanceOf(CourseException.class).hasMessageContaining("'lenet'");
    }

    private static void assertSame(Parity.Result result) {
        assertThat(result.difference()).as("standard deviations of the row").isLessThanOrEqualTo(Parity.TOLERANCE);
        assertThat(result.same()).isTrue();
    }
}
