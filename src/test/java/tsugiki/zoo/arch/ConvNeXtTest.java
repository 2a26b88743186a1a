package tsugiki.zoo.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.parity.MadeNetwork;
import tsugiki.zoo.Zoo;

class ConvNeXtTest {

    @Test
    void classifiersNormStandsBeforeTheFeaturesOfAProbe() {
        try (Network network = MadeNetwork.of("convnext_tiny", ""); NDManager memory = network.manager().newSubManager();
                var off = Autograd.off()) {
            NDArray x = memory.ones(new Shape(1, 3, 64, 64));
            NDArray pooled = network.pool(network.features(x));
            assertThat(pooled.getShape()).isEqualTo(new Shape(1, 768, 1, 1));
            NDArray normed = network.child("classifier.0").call(pooled).reshape(1, 768);
            assertThat(network.embed(x).toFloatArray()).containsExactly(normed.toFloatArray(), within(1e-6f));
            assertThat(network.head().call(normed).toFloatArray()).containsExactly(network.call(x).toFloatArray(), within(1e-5f));
        }
    }

    @Test
    void stochasticDepthRisesBlockByBlock() {
        try (Network tiny = Zoo.create("convnext_tiny"); Network large = Zoo.create("convnext_large")) {
            assertThat(tiny.child("features.1.0.stochastic_depth")).hasToString("StochasticDepth(0.0)");
            assertThat(tiny.child("features.7.2.stochastic_depth")).hasToString("StochasticDepth(0.1)");
            assertThat(large.child("features.7.2.stochastic_depth")).hasToString("StochasticDepth(0.5)");
        }
    }

    @Test
    void fromScratchABlockAddsAlmostNothingAtFirst() {
        try (Network network = Zoo.create("convnext_tiny"); NDManager memory = network.manager().newSubManager();
                var off = Autograd.off()) {
            network.initialize(0);
            NDArray x = memory.randomNormal(new Shape(1, 96, 8, 8));
            NDArray added = network.child("features.1.0").call(x).sub(x).abs();
            assertThat(added.max().getFloat()).isPositive().isLessThan(1e-5f);
        }
    }
}
