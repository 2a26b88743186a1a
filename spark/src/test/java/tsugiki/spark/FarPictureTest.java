package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which addresses are this machine's. */
class FarPictureTest {

    @Test
    void aPathIsNearAndASchemeIsFar() {
        assertThat(FarPicture.isNear("/pictures/a: b.jpg")).isTrue();
        assertThat(FarPicture.isNear("pictures/a.jpg")).isTrue();
        assertThat(FarPicture.isNear("file:/pictures/a.jpg")).isTrue();
        assertThat(FarPicture.isNear("hdfs://host:8020/a.jpg")).isFalse();
        assertThat(FarPicture.isNear("s3a://bucket/a.jpg")).isFalse();
    }

    @Test
    void aLetterAndAColonIsADisk() {
        assertThat(FarPicture.isNear("C:/pictures/a.jpg")).isTrue();
    }

    @Test
    void aFileAddressIsItsPath() {
        assertThat(FarPicture.path("file:///pictures/a.jpg")).isEqualTo(Path.of("/pictures/a.jpg"));
    }
}
