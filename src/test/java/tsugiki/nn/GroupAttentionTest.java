package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class GroupAttentionTest {

    private static GroupAttention.Plan plan(Partition partition) {
        return new GroupAttention.Plan("qkv", "proj", 8, 2, partition);
    }

    @Test
    void windowsDoNotSeeEachOther() {
        try (NDManager manager = Device.newManager(); var off = Autograd.off()) {
            Block attention = new RelativeAttention(plan(new Windows(2, 0)), 0.5, new Shape(16));
            attention.initialize(manager, 1);
            NDArray x = manager.randomNormal(new Shape(1, 2, 4, 8));
            float[] both = attention.call(x).get(":, :, :2").toFloatArray();
            float[] left = attention.call(x.get(":, :, :2")).toFloatArray();
            assertThat(both).containsExactly(left, within(1e-6f));
        }
    }

    @Test
    void keysOfTheCosineHaveNoBias() {
        try (NDManager manager = Device.newManager(); var off = Autograd.off()) {
            Block attention = new CosineAttention(plan(new Windows(2, 1)));
            attention.initialize(manager, 1);
            NDArray x = manager.randomNormal(new Shape(1, 4, 4, 8));
            float[] before = attention.call(x).toFloatArray();
            attention.state().get("qkv.bias").array().get("8:16").addi(3);
            assertThat(attention.call(x).toFloatArray()).containsExactly(before);
        }
    }

    @Test
    void multiplyAddsCountBothProducts() {
        Block attention = new RelativeAttention(plan(new Windows(2, 0)), 0.5, new Shape(16));
        Shape maps = new Shape(1, 3, 4, 8);
        assertThat(attention.multiplyAdds(maps, maps)).as("four windows after padding").isEqualTo(2 * 4 * (4 * 4 * 8));
    }

    @Test
    void headsDivideTheWidth() {
        assertThatThrownBy(() -> new GroupAttention.Plan("qkv", "proj", 8, 3, new Grid(2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 heads");
    }
}
