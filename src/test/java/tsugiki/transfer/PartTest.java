package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

class PartTest {

    @Test
    void depthsGoFromTheNewLayersToAll() {
        try (Network net = Zoo.create("efficientnet_lite0")) {
            assertThat(Part.depths(net, 2)).containsExactly(Part.NEW_LAYERS, Part.ALL);
            assertThat(Part.depths(net, 4)).containsExactly(Part.NEW_LAYERS, Part.from("features.6"), Part.from("features.3"), Part.ALL);
            assertThat(Part.depths(net, 10)).contains(Part.from("features.8"), Part.from("features.1")).hasSize(10);
        }
    }

    @Test
    void moreDepthsThanStagesAreRefused() {
        try (Network net = Zoo.create("efficientnet_lite0")) {
            assertThatThrownBy(() -> Part.depths(net, 11)).isInstanceOf(CourseException.class).hasMessageContaining("9 stages");
        }
    }
}
