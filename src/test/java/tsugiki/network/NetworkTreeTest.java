package tsugiki.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.zoo.Zoo;

class NetworkTreeTest {

    private static NetworkTree.Node node(NetworkTree tree, String path) {
        return tree.nodes().stream().filter(n -> n.path().equals(path)).findFirst().orElseThrow();
    }

    private static Network made(String name) {
        Network net = Zoo.create(name);
        net.initialize(1);
        return net;
    }

    @Test
    void namedChildrenWithTheirShapes() {
        try (Network net = made("resnet18")) {
            NetworkTree tree = net.tree(1);
            assertThat(tree.nodes()).extracting(NetworkTree.Node::name)
                    .containsExactly("conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4", "avgpool", "fc");
            assertThat(node(tree, "conv1").output()).isEqualTo(new Shape(1, 64, 112, 112));
            assertThat(node(tree, "layer4").output()).isEqualTo(new Shape(1, 512, 7, 7));
            assertThat(node(tree, "fc").output()).isEqualTo(new Shape(1, 1000));
            assertThat(tree.root().parameters()).isEqualTo(11_689_512);
            assertThat(tree.root().multiplyAdds() / 1e9).isCloseTo(1.814, within(0.001)); // torchvision's GFLOPS of resnet18
        }
    }

    @Test
    void deeperTreesNameBlocksWithinBlocks() {
        try (Network net = made("resnet18")) {
            assertThat(node(net.tree(3), "layer2.0.downsample").block()).contains("Sequential");
            assertThat(net.tree(2).nodes()).extracting(NetworkTree.Node::path).doesNotContain("layer2.0.downsample");
        }
    }

    @Test
    void shelfShowsWhatItsLastChildMade() {
        try (Network net = made("efficientnet_lite0")) {
            assertThat(node(net.tree(1), "classifier").output()).isEqualTo(new Shape(1, 1000));
        }
    }

    @Test
    void withoutWeightsThereAreNoShapes() {
        try (Network net = Zoo.create("resnet18")) {
            assertThat(node(net.tree(1), "conv1").output()).isNull();
            assertThat(net.tree(1).toString()).contains("9,408");
        }
    }

    @Test
    void frozenBlocksSaySo() {
        try (Network net = made("resnet18")) {
            net.trainable(false);
            net.child("fc").trainable(true);
            assertThat(node(net.tree(1), "conv1").trained()).isEqualTo("no");
            assertThat(node(net.tree(1), "fc").trained()).isEqualTo("yes");
            assertThat(node(net.tree(1), "relu").trained()).isEmpty();
            assertThat(net.tree(1).root().trained()).isEqualTo("part");
        }
    }

    @Test
    void lookingChangesNothing() {
        try (Network net = made("resnet18")) {
            net.train(true);
            float[] before = net.state().get("bn1.running_mean").array().toFloatArray();
            net.tree(1);
            assertThat(net.state().get("bn1.running_mean").array().toFloatArray()).containsExactly(before);
            assertThat(net.isTraining()).isTrue();
        }
    }

    @Test
    void aPictureTooSmallForALayerIsToldWithTheSizeItMayHave() {
        try (Network net = Zoo.create("squeezenet1_1")) {
            net.blank();
            assertThatThrownBy(() -> net.tree(1, 1)).isInstanceOf(CourseException.class)
                    .hasMessage("squeezenet1_1 cannot take pictures of 1 x 1 pixels: give more, its own are 224.");
        }
    }
}
