package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void foldedBlockAnswersTheSameAndUnfoldsWhole() {
        try (NDManager manager = Device.newManager(); var off = Autograd.off()) {
            BatchNorm2d norm = new BatchNorm2d(4);
            Sequential block = new Sequential(new Conv2d(3, 4, 3), norm, Activation.relu(), new BatchNorm2d(4));
            block.initialize(manager, 3);
            norm.mean().set(manager.create(new float[] {0.1f, -0.2f, 0.3f, 0}), manager);
            norm.variance().set(manager.create(new float[] {0.5f, 2, 1, 3}), manager);
            NDArray x = manager.randomNormal(new Shape(2, 3, 6, 6));
            float[] before = block.call(x).toFloatArray();
            try (Folding folding = Folding.of(block, manager, b -> b.call(x))) {
                assertThat(folding.size()).as("the second norm has no convolution before it").isEqualTo(1);
                assertThat(block.call(x).toFloatArray()).containsExactly(before, within(1e-5f));
            }
            assertThat(block.call(x).toFloatArray()).containsExactly(before);
        }
    }
}
