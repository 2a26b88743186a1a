package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.network.Cut;
import tsugiki.network.Network;

/** The cut points on the cards are those of the networks; {@link CutsDump} prints all. */
class CutsTest {

    @ParameterizedTest
    @MethodSource("tsugiki.zoo.SmallNetworks#names")
    void cardsKnowWhereTheTrunkCanBeCut(String name) {
        try (Network network = Zoo.create(name)) {
            network.blank();
            assertThat(network.cuts()).isEqualTo(network.card().cuts());
        }
    }

    @Test
    void everyNetworkHasCuts() {
        assertThat(Zoo.cards()).allSatisfy(card -> assertThat(card.cuts()).as(card.name()).isNotEmpty());
    }

    @Test
    void theStagesOfResNet50() {
        assertThat(Zoo.card("resnet50").cuts()).contains(new Cut("conv1", new Shape(1, 64, 112, 112)),
                new Cut("layer3", new Shape(1, 1024, 14, 14)), new Cut("layer4", new Shape(1, 2048, 7, 7)));
    }
}
