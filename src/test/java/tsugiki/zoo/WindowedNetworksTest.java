package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;

/** Swin takes pictures of any size and shows feature maps at every cut; MaxViT takes multiples of 224. */
class WindowedNetworksTest {

    @ParameterizedTest
    @ValueSource(strings = {"swin_t", "swin_v2_t"})
    void swinTakesAnySize(String name) {
        try (Network swin = Zoo.create(name, 7); NDManager batch = swin.manager().newSubManager(); var off = Autograd.off()) {
            swin.initialize(0);
            NDArray x = batch.randomNormal(new Shape(2, 3, 70, 100));
            assertThat(swin.upTo("features.0", x).getShape()).isEqualTo(new Shape(2, 96, 17, 25));
            assertThat(swin.upTo("features.2", x).getShape()).isEqualTo(new Shape(2, 192, 9, 13));
            assertThat(swin.features(x).getShape()).isEqualTo(new Shape(2, 768, 3, 4));
            assertThat(swin.call(x).getShape()).isEqualTo(new Shape(2, 7));
        }
    }

    @Test
    void maxVitNamesTheSizesItTakes() {
        try (Network maxvit = Zoo.create("maxvit_t", 7); NDManager batch = maxvit.manager().newSubManager(); var off = Autograd.off()) {
            maxvit.initialize(0);
            assertThatThrownBy(() -> maxvit.call(batch.zeros(new Shape(1, 3, 256, 256))))
                    .isInstanceOf(CourseException.class).hasMessageContaining("256 x 256").hasMessageContaining("224");
        }
    }
}
