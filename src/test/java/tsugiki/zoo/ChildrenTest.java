package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;

/** How torchvision's 80 classifiers name their direct children: the count the guide begins with. */
class ChildrenTest {

    @Test
    void theGuidesCount() {
        Map<String, Integer> counts = counts();
        assertThat(counts).contains(entry("features", 39), entry("avgpool", 59), entry("classifier", 38), entry("fc", 31),
                entry("conv1", 15), entry("maxpool", 14), entry("stem", 16), entry("trunk_output", 15),
                entry("bn1", 10), entry("relu", 10), entry("layer1", 10), entry("layer2", 10), entry("layer3", 10), entry("layer4", 10),
                entry("head", 6), entry("norm", 6), entry("permute", 6), entry("flatten", 6),
                entry("conv_proj", 5), entry("encoder", 5), entry("heads", 5),
                entry("stage2", 4), entry("stage3", 4), entry("stage4", 4), entry("conv5", 4), entry("layers", 4),
                entry("dropout", 2), entry("maxpool1", 2), entry("maxpool2", 2),
                entry("blocks", 1), entry("aux1", 1), entry("aux2", 1), entry("AuxLogits", 1));
        assertThat(counts).hasSize(62); // the named stages of GoogLeNet and Inception v3: one each
        assertThat(counts.values().stream().filter(count -> count == 1)).hasSize(33);
    }

    private static Map<String, Integer> counts() {
        List<String> names = Zoo.cards().stream().filter(card -> card.architecture().torchvision()).map(ModelCard::name).toList();
        assertThat(names).hasSize(80);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String name : names) {
            try (Network network = Zoo.create(name)) {
                network.children().keySet().forEach(child -> counts.merge(child, 1, Integer::sum));
            }
        }
        return counts;
    }
}
