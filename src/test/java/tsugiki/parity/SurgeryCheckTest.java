package tsugiki.parity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One small network of each family; {@code ./course verify --surgery --all} takes all. */
class SurgeryCheckTest {

    @ParameterizedTest
    @MethodSource("tsugiki.zoo.SmallNetworks#withSides")
    void newHeadMovesAndNothingElse(String name, int side) {
        SurgeryCheck check = SurgeryCheck.of(name, side);
        assertThat(check.logits()).isEqualTo(new Shape(2, 7));
        assertThat(check.trained()).isNotEmpty();
        assertThat(check.moved()).isEqualTo(check.trained());
        assertThat(check.passed()).isTrue();
    }
}
