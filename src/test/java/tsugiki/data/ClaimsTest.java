package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that claim more memory or time than they are worth. */
class ClaimsTest {

    private static final byte[] EMPTY_SCAN = HexFormat.of().parseHex("FFDA0008010100013F00");

    @TempDir Path folder;

    @Test
    void progressiveJpegOfManyScansIsRefusedUndecoded() {
        byte[] jpeg = TestPictures.progressive(Picture.filled(1024, 1024, 10, 20, 30));
        assertThat(read(jpeg).width()).isEqualTo(1024);
        assertUnreadable(TestPictures.with(jpeg, jpeg.length - 2, EMPTY_SCAN, 1000), "it goes over its pixels 1010 times");
    }

    @Test
    void smallJpegMayHaveManyScans() throws PictureFault {
        byte[] jpeg = TestPictures.progressive(DrawnPicture.of(64, 64));
        JpegHeader.of(TestPictures.with(jpeg, jpeg.length - 2, EMPTY_SCAN, 500)).requireHonest(jpeg.length);
    }

    @Test
    void jpegTooShortForItsPixelsIsRefusedUndecoded() {
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(8, 8));
        int frame = frame(jpeg);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 9000).putShort(frame + 7, (short) 9000);
        assertUnreadable(jpeg, "too short for 9000 x 9000 pixels");
    }

    @Test
    void jpegWithoutSizeIsRefused() {
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(8, 8));
        ByteBuffer.wrap(jpeg).putShort(frame(jpeg) + 5, (short) 0);
        assertUnreadable(jpeg, "8 x 0 pixels");
    }

    @Test
    void colourProfileThatClaimsTwoGigabytesIsNotLookedAt() {
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(16, 16));
        ByteBuffer profile = ByteBuffer.allocate(18 + 128);
        profile.putShort((short) 0xFFE2).putShort((short) 144).put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
        profile.putInt(Integer.MAX_VALUE);
        assertThat(read(TestPictures.with(jpeg, 2, profile.array(), 1))).isEqualTo(read(jpeg));
    }

    @Test
    void manySmallSegmentsAreSkipped() {
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(16, 16));
        byte[] segment = HexFormat.of().parseHex("FFEB0004ABCD");
        assertThat(read(TestPictures.with(jpeg, 2, segment, 100_000))).isEqualTo(read(jpeg));
        assertThat(read(TestPictures.with(jpeg, jpeg.length - 2, segment, 100_000))).isEqualTo(read(jpeg));
    }

    private Picture read(byte[] content) {
        return Picture.read(TestPictures.write(folder.resolve("a"), content));
    }

    private void assertUnreadable(byte[] content, String why) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(UnreadablePictureException.class).hasMessageContaining(why);
    }

    /** Of the frame header. */
    private static int frame(byte[] jpeg) {
        int at = 0;
        while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) 0xC0) {
            at++;
        }
        return at;
    }
}
