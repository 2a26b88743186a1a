package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

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
