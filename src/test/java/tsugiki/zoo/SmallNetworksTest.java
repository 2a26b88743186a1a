package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tsugiki.network.ModelCard;

class SmallNetworksTest {

    @Test
    void everyFamilyHasOne() {
        assertThat(SmallNetworks.names().stream().map(name -> Zoo.card(name).family()).collect(Collectors.toSet()))
                .isEqualTo(Zoo.cards().stream().map(ModelCard::family).collect(Collectors.toSet()));
    }
}
