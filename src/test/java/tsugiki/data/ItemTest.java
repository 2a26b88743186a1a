package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Augmentation;
import tsugiki.picture.ColorJitter;
import tsugiki.picture.Picture;

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

    /** As cameras, FAT disks and archives give them: whole seconds, one size. */
    @Test
    void aPictureIsKnownByItsBytesNotByNameSizeOrTime(@TempDir Path folder) throws IOException {
        Path a = Files.writeString(folder.resolve("a.jpg"), "red");
        Path b = Files.writeString(folder.resolve("b.jpg"), "sky");
        Path copy = Files.writeString(folder.resolve("copy.jpg"), "red");
        FileTime old = FileTime.fromMillis(315_532_800_000L);
        Files.setLastModifiedTime(a, old);
        Files.setLastModifiedTime(b, old);
        assertThat(Source.of(a).fingerprint()).isEqualTo(Source.of(copy).fingerprint()).isNotEqualTo(Source.of(b).fingerprint()).hasSize(64);
        assertThat(Source.of(folder.resolve("none.jpg")).fingerprint()).isEqualTo("unreadable");
        assertThat(Item.fingerprints(List.of(GREY, new Item("red/a.jpg", 0, Source.of(a)))))
                .containsExactly(GREY.name(), Source.of(a).fingerprint());
    }
}
