package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.network.StateLoader;
import tsugiki.parity.MadeNetwork;
import tsugiki.picture.Interpolation;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;

class ZooTest {

    @TempDir
    Path folder;

    @Test
    void listHasARowForEachNetwork() {
        assertThat(Zoo.list().rowCount()).isEqualTo(Zoo.cards().size());
        assertThat(Zoo.list().columnNames()).contains("name", "parameters", "top-1 %", "licence", "weights here");
    }

    @Test
    void findTakesAStar() {
        assertThat(Zoo.find("resnet*").stringColumn("name").asList())
                .containsExactlyInAnyOrder("resnet18", "resnet34", "resnet50", "resnet101", "resnet152");
    }

    @Test
    void weightSetsSayWhatTheyWereLearntFrom() {
        assertThat(Zoo.weightSets("resnet*").rowCount()).isEqualTo(8);
        assertThat(Zoo.weightSets("vit_h_14").stringColumn("learnt from").asList())
                .containsExactly("hashtags; the head: ImageNet", "hashtags, then ImageNet");
        assertThat(Zoo.weightSets("vit_h_14").stringColumn("default").asList()).containsExactly("no", "yes");
    }

    @Test
    void wrongNameSuggestsTheNearest() {
        assertThatThrownBy(() -> Zoo.create("resnet5")).isInstanceOf(CourseException.class)
                .hasMessageContaining("'resnet5'").hasMessageContaining("resnet50");
    }

    @Test
    void defaultSetIsTorchvisionsWithItsOwnPreprocessing() {
        ModelCard card = Zoo.card("resnet50");
        assertThat(card.weights().stream().map(PublishedWeights::name)).containsExactly("IMAGENET1K_V1", "IMAGENET1K_V2");
        assertThat(card.weights("imagenet1k_v1").preprocessing().resize()).isEqualTo(256);
        assertThat(card.preprocessing().resize()).isEqualTo(232);
        assertThat(card.top1()).isEqualTo(80.858);
    }

    @Test
    void everyPublishedSetIsThereTheDefaultLast() {
        assertThat(Zoo.card("vit_b_16").weights()).extracting(PublishedWeights::name)
                .containsExactly("IMAGENET1K_SWAG_E2E_V1", "IMAGENET1K_SWAG_LINEAR_V1", "IMAGENET1K_V1");
        assertThat(Zoo.card("efficientnet_b0").weights()).extracting(PublishedWeights::name).containsExactly("IMAGENET1K_V1");
        assertThat(Zoo.cards()).allSatisfy(card -> assertThat(card.weights()).extracting(PublishedWeights::name).doesNotHaveDuplicates());
        assertThat(Zoo.cards().stream().flatMap(card -> card.weights().stream())).allSatisfy(set -> {
            assertThat(set.publishedFile().name()).isEqualTo(set.file()); // and its sum stands in the name
            assertThat(set.megabytes()).isPositive();
            assertThat(set.gflops()).isPositive();
            assertThat(set.licence()).isNotBlank();
        });
    }

    @Test
    void aSetHasItsOwnFactsAndLicence() {
        PublishedWeights swag = Zoo.card("vit_h_14").weights("IMAGENET1K_SWAG_LINEAR_V1");
        assertThat(swag.licence()).contains("CC-BY-NC-4.0");
        assertThat(swag.gflops()).isEqualTo(167.295);
        assertThat(swag.megabytes()).isEqualTo(2411.209);
        assertThat(swag.top5()).isEqualTo(97.73);
        assertThat(Zoo.card("vit_h_14").gflops()).isEqualTo(1016.717);
        assertThat(Zoo.card("vgg16").weights("IMAGENET1K_FEATURES").top1()).isNaN();
        assertThat(Zoo.card("vgg16").top1()).isEqualTo(71.592);
    }

    @Test
    void wrongSetNameListsThoseThereAre() {
        assertThatThrownBy(() -> Zoo.load("resnet50", "IMAGENET1K_V3")).isInstanceOf(CourseException.class)
                .hasMessageContaining("'IMAGENET1K_V3'").hasMessageContaining("IMAGENET1K_V1, IMAGENET1K_V2");
    }

    @Test
    void liteConstantsAreItsOwn() {
        var preprocessing = Zoo.card("efficientnet_lite0").preprocessing();
        assertThat(preprocessing.interpolation()).isEqualTo(Interpolation.BICUBIC);
        assertThat(preprocessing.mean()).containsOnly(127 / 255.0);
        assertThat(preprocessing.std()).containsOnly(128 / 255.0);
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedWithTheNames() {
        try (Network resnet = MadeNetwork.of("resnet18", ""); Network deeper = Zoo.create("resnet34")) {
            StateDict state = StateLoader.stateDict(resnet);
            assertThatThrownBy(() -> StateLoader.load(deeper, state)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("missing layer1.2.conv1.weight").hasMessageContaining("more");
            assertThat(deeper.state().values()).noneMatch(parameter -> parameter.isAllocated());
        }
    }

    @Test
    void misshapenHeadIsNamedWithBothShapes() {
        try (Network seven = Zoo.create("resnet18", 7); Network thousand = Zoo.create("resnet18")) {
            seven.initialize(0);
            StateDict state = StateLoader.stateDict(seven);
            assertThatThrownBy(() -> StateLoader.load(thousand, state))
                    .hasMessageContaining("misshapen fc.weight (7, 512) for (1000, 512)");
        }
    }

    @Test
    void savedWeightsLoadAgainBitForBit() {
        Path file = folder.resolve("resnet18.safetensors");
        try (Network first = Zoo.create("resnet18")) {
            first.initialize(5);
            SafeTensors.write(file, StateLoader.stateDict(first), Map.of());
            try (Network again = Zoo.load("resnet18", file)) {
                assertThat(again.state().get("layer4.1.bn2.running_var").array().toFloatArray())
                        .isEqualTo(first.state().get("layer4.1.bn2.running_var").array().toFloatArray());
                assertThat(again.state().get("fc.weight").array().toFloatArray())
                        .isEqualTo(first.state().get("fc.weight").array().toFloatArray());
            }
        }
    }

    @Test
    void stagesAreWhereALearnerMayCut() {
        try (Network network = Zoo.create("resnet50")) {
            assertThat(network.stages()).isEqualTo(List.of("conv1", "bn1", "layer1", "layer2", "layer3", "layer4"));
            assertThat(network.head().describe()).isEqualTo("Linear(2048 -> 1000)");
        }
    }
}
