package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ItemTest {

    private static final Item GREY = new Item("rose/a.jpg", 1, () -> Picture.filled(32, 32, 100, 100, 100));
    private static final Augmentation BRIGHTER_OR_DARKER = new ColorJitter(0.5, 0);

    @Test
    void aChangedCopyKeepsItsClassAndFollowsItsSeed() {
        Item copy = GREY.changed(BRIGHTER_OR_DARKER, 1);
        assertThat(copy.name()).isEqualTo("rose/a.jpg, changed 1");
        assertThat(copy.label()).isEqualTo(1);
        assertThat(copy.source().open()).isEqualTo(copy.source().open()).isNotEqualTo(GREY.source().open());
        assertThat(GREY.changed(BRIGHTER_OR_DARKER, 2).source().open()).isNotEqualTo(copy.source().open());
    }

    @Test
    void itsFingerprintFollowsTheChangeSoThatStoredFeaturesAreNotMistaken() {
        String print = GREY.changed(BRIGHTER_OR_DARKER, 1).source().fingerprint();
        assertThat(print).isEqualTo(GREY.changed(new ColorJitter(0.5, 0), 1).source().fingerprint());
        assertThat(print).isNotEqualTo(GREY.changed(new ColorJitter(0.4, 0), 1).source().fingerprint());
        assertThat(print).isNotEqualTo(GREY.changed(BRIGHTER_OR_DARKER, 2).source().fingerprint());
    }

    @Test
    void refusesANegativeLabel() {
        assertThatThrownBy(() -> new Item("a", -1, GREY.source())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("label -1");
    }
}
