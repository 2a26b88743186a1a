package tsugiki.parity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One small network of each family; {@code ./course verify --surgery --all} takes all. */
class SurgeryCheckTest {

    @ParameterizedTest
    @CsvSource({"alexnet, 64", "vgg11_bn, 32", "resnet18, 32", "efficientnet_b0, 32", "efficientnet_lite0, 32",
            "efficientnet_v2_s, 32", "mobilenet_v2, 32", "mobilenet_v3_small, 32", "mnasnet0_5, 32", "googlenet, 64", "inception_v3, 96",
            "convnext_tiny, 32", "vit_b_32, 224", "regnet_y_400mf, 32", "densenet121, 32", "shufflenet_v2_x0_5, 32", "squeezenet1_1, 64",
            "swin_t, 32", "swin_v2_t, 32", "maxvit_t, 224"})
    void newHeadMovesAndNothingElse(String name, int side) {
        SurgeryCheck check = SurgeryCheck.of(name, side);
        assertThat(check.logits()).isEqualTo(new Shape(2, 7));
        assertThat(check.trained()).isNotEmpty();
        assertThat(check.moved()).isEqualTo(check.trained());
        assertThat(check.passed()).isTrue();
    }
}
