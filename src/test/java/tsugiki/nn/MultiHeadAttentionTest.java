package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beside {@code torch.nn.MultiheadAttention(4, 2)} whose every tensor is sin(0), sin(1), sin(2), ... */
class MultiHeadAttentionTest {

    private static final Offset<Float> ROUNDING = within(1e-5f);

    private final NDManager manager = Device.newManager();
    private final MultiHeadAttention attention = new MultiHeadAttention(4, 2);

    MultiHeadAttentionTest() {
        attention.parameters().values().forEach(p -> p.set(sines(p.shape()), manager));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray sines(Shape shape) {
        return manager.arange((int) shape.size()).sin().reshape(shape);
    }

    @Test
    void answersAsPyTorchs() {
        try (var off = Autograd.off()) {
            assertThat(attention.call(sines(new Shape(1, 3, 4))).toFloatArray()).containsExactly(new float[] {
                0.8370780f, -1.5385945f, 3.1836488f, -0.4520449f,
                -0.8673908f, -0.0568981f, 2.9511147f, -1.6297528f,
                -0.2218556f, -0.4578658f, 2.8297596f, -1.0701389f}, ROUNDING);
        }
    }

    @Test
    void gradientReachesQueriesAndValues() {
        try (var on = Autograd.on()) {
            NDArray x = sines(new Shape(1, 3, 4));
            Autograd.backward(attention.call(x).mul(x).sum());
        }
        assertThat(Autograd.gradient(attention.own("in_proj_bias")).toFloatArray()).containsExactly(new float[] {
            -0.1284312f, 0.2593545f, 0.3240261f, -0.1407863f, // queries
            0, 0, 0, 0, // keys: moving all of them alike changes nothing
            -0.0297310f, -0.1363126f, -0.1175693f, 0.0092669f}, ROUNDING);
    }

    @Test
    void namesAreTorchs() {
        assertThat(attention.state().keySet()).containsExactly("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias");
    }

    @Test
    void projectionAndBothProductsCount() {
        Shape tokens = new Shape(1, 3, 4);
        assertThat(attention.multiplyAdds(tokens, tokens)).isEqualTo(3 * 12 * 4 + 2 * 3 * 3 * 4);
    }

    @Test
    void headsMustDivideTheWidth() {
        assertThatThrownBy(() -> new MultiHeadAttention(4, 3)).hasMessageContaining("4 features").hasMessageContaining("3 heads");
    }
}
