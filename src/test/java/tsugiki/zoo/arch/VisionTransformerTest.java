package tsugiki.zoo.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.zoo.Zoo;

class VisionTransformerTest {

    private static Network net;

    @BeforeAll
    static void initialise() {
        net = Zoo.create("vit_b_32");
        net.initialize(1);
    }

    @AfterAll
    static void close() {
        net.close();
    }

    @Test
    void featuresAreTokensAndTheFirstIsPooled() {
        try (NDManager batch = net.manager().newSubManager(); var off = Autograd.off()) {
            NDArray x = batch.ones(new Shape(2, 3, 224, 224));
            assertThat(net.upTo("conv_proj", x).getShape()).isEqualTo(new Shape(2, 50, 768));
            NDArray tokens = net.features(x);
            assertThat(tokens.getShape()).isEqualTo(new Shape(2, 50, 768));
            assertThat(net.pool(tokens).get(1).toFloatArray()).isEqualTo(tokens.get("1, 0").toFloatArray());
            assertThat(net.embed(x).getShape()).isEqualTo(new Shape(2, 768));
            assertThat(net.stages()).hasSize(14).startsWith("conv_proj", "encoder.layers.encoder_layer_0").endsWith("encoder.ln");
            assertThat(net.tree(0).root().multiplyAdds() / 1e9).isCloseTo(net.card().gflops(), within(0.001));
        }
    }

    @Test
    void pictureOfAnotherSizeIsRefused() {
        try (NDManager batch = net.manager().newSubManager(); var off = Autograd.off()) {
            assertThatThrownBy(() -> net.call(batch.ones(new Shape(1, 3, 192, 256)))).isInstanceOf(CourseException.class)
                    .hasMessageContaining("vit_b_32 takes pictures of 224 x 224 pixels").hasMessageContaining("not 192 x 256");
        }
    }

    @Test
    void fromScratchTheHugeOneAsksFor224Pixels() {
        try (Network huge = Zoo.create("vit_h_14")) {
            assertThat(huge.preprocessing().crop()).isEqualTo(224);
            assertThat(huge.state().get("encoder.pos_embedding").shape()).isEqualTo(new Shape(1, 257, 1280));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vit_b_16, IMAGENET1K_V1, 224, 86567656",
        "vit_b_16, IMAGENET1K_SWAG_E2E_V1, 384, 86859496",
        "vit_l_16, IMAGENET1K_SWAG_E2E_V1, 512, 305174504",
        "vit_h_14, IMAGENET1K_SWAG_LINEAR_V1, 224, 632045800",
        "vit_h_14, IMAGENET1K_SWAG_E2E_V1, 518, 633470440",
    })
    void sideFollowsTheWeightSet(String name, String set, int side, long parameters) {
        try (Network sized = Zoo.create(name, 1000, set)) {
            assertThat(sized.preprocessing().crop()).isEqualTo(side);
            assertThat(sized.parameterCount()).isEqualTo(parameters);
        }
    }
}
