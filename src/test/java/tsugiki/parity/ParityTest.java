package tsugiki.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.network.Network;
import tsugiki.zoo.SmallNetworks;
import tsugiki.zoo.Zoo;

/** The same logits as torchvision, for one small network of each kind; {@code ./course verify --all} takes all. */
class ParityTest {

    /** The reference has these under the weights of their packages only. */
    private static final List<String> PACKAGED = List.of("efficientnet_lite0", "efficientnet_lite1", "efficientnet_lite2");

    @ParameterizedTest
    @MethodSource("small")
    void logitsUnderMadeWeightsAreTorchvisions(String name) {
        assertSame(Parity.check(name));
    }

    /** And three with blocks that the small one of their family lacks. */
    static Stream<String> small() {
        return Stream.concat(SmallNetworks.names().stream(), Stream.of("resnet50", "resnext50_32x4d", "squeezenet1_0")).filter(name -> !PACKAGED.contains(name));
    }

    static List<String> packaged() {
        return PACKAGED;
    }

    @ParameterizedTest
    @MethodSource("packaged")
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
        assertThat(result.same()).as(result.toString()).isTrue();
    }

    @Test
    void anotherNetworkIsNotTheSameHoweverManyBits() {
        assertThat(new Parity.Result("x", 9e-4, 9e-5, true, 32).same()).isTrue();
        assertThat(new Parity.Result("x", 9e-4, 9e-5, true, 64).same()).isTrue();
        assertThat(new Parity.Result("x", 2e-3, 9e-5, true, 64).same()).isFalse();
        assertThat(new Parity.Result("x", 9e-4, 2e-4, true, 64).same()).isFalse();
        assertThat(new Parity.Result("x", 9e-4, 9e-5, false, 64).same()).isFalse();
    }
}
