package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegSegmentsTest {

    private static final Picture DRAWN = DrawnPicture.of(16, 16);
    private static final byte[] JPEG = TestPictures.jpeg(DRAWN);

    @TempDir Path folder;

    /** Parts "1 of 2" and "2 of 3": Java's reader gives up; Pillow does not look at them. */
    @Test
    void partsOfAColourProfileThatDoNotFitAreNotNeeded() {
        byte[] part = with(0xE2, "ICC_PROFILE\0\2\3rest");
        byte[] both = insert(part, 0xE2, "ICC_PROFILE\0\1\2start");
        assertThat(read("parts.jpg", both)).isEqualTo(read("plain.jpg", JPEG));
    }

    @Test
    void frameTellsComponents() {
        assertThat(JpegSegments.frame(JPEG)).containsExactly(0xC0, 8, 2, 2, 1, 1, 1, 1);
        assertThat(JpegSegments.frame(new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, 4})).isEmpty();
    }

    @Test
    void kindsThatNotEveryJavaReadsAreNamed() {
        assertThatThrownBy(() -> JpegSegments.requireKnown(ofFrame(0xC9, 8))).hasMessageContaining("arithmetic coding, which this Java does not read");
        assertThatThrownBy(() -> JpegSegments.requireKnown(ofFrame(0xCA, 8))).hasMessageContaining("arithmetic");
        assertThatThrownBy(() -> JpegSegments.requireKnown(ofFrame(0xC5, 8))).hasMessageContaining("several resolutions");
        assertThatThrownBy(() -> JpegSegments.requireKnown(ofFrame(0xC1, 12))).hasMessageContaining("12 bits");
        assertThat(JpegSegments.isLossless(ofFrame(0xC3, 8))).isTrue();
    }

    private static byte[] ofFrame(int marker, int bits) {
        byte[] jpeg = JPEG.clone();
        for (int i = 2; i + 4 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                jpeg[i + 1] = (byte) marker;
                jpeg[i + 4] = (byte) bits;
                return jpeg;
            }
        }
        throw new IllegalStateException();
    }

    private static byte[] with(int marker, String content) {
        return insert(JPEG, marker, content);
    }

    private static byte[] insert(byte[] jpeg, int marker, String content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (content.length() + 2)});
        out.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private Picture read(String name, byte[] content) {
        return Picture.read(TestPictures.write(folder.resolve(name), content));
    }
}
