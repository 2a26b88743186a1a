package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageNetTest {

    @Test
    void thousandNamesInTheOrderOfTheLogits() {
        assertThat(ImageNet.classes()).hasSize(1000).doesNotHaveDuplicates().startsWith("tench", "goldfish").endsWith("toilet tissue");
        assertThat(ImageNet.classes().get(985)).isEqualTo("daisy");
    }
}
