package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
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

    /** A decoder works on whole units of 16 x 16 pixels, and hands each row over in each scan. */
    @Test
    void aNarrowPictureOfManyScansIsAsMuchWorkAsAWideOne() {
        byte[] jpeg = TestPictures.progressive(Picture.filled(1, 60_000, 10, 20, 30));
        assertUnreadable(TestPictures.with(jpeg, jpeg.length - 2, EMPTY_SCAN, 100), "it goes over its pixels 110 times");
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

    /** Java's reader would put the comment together block by block, each time copying all before. */
    @Test
    void longCommentInAGifIsNotLookedAt() {
        byte[] gif = TestPictures.encoded(DrawnPicture.of(16, 16).toImage(), "gif");
        int picture = 13 + (3 << (gif[10] & 7) + 1);
        while (gif[picture] != ',') { // past the extensions
            picture += 2;
            while (gif[picture] != 0) {
                picture += (gif[picture] & 255) + 1;
            }
            picture++;
        }
        byte[] block = new byte[256];
        block[0] = (byte) 255;
        byte[] commented = TestPictures.with(TestPictures.with(gif, picture, new byte[] {'!', (byte) 0xFE, 0}, 1), picture + 2, block, 20_000);
        assertThat(read(commented)).isEqualTo(read(gif));
    }

    @Test
    void extensionsAndPicturesWithoutEndAreNotLookedAt() {
        byte[] png = TestPictures.png(DrawnPicture.of(16, 16));
        byte[] text = HexFormat.of().parseHex("000000037445587461006200000000");
        assertThat(read(TestPictures.with(png, 33, text, 100_000))).isEqualTo(read(png));
        byte[] gif = TestPictures.encoded(DrawnPicture.of(16, 16).toImage(), "gif");
        byte[] comment = {'!', (byte) 0xFE, 1, 'c', 0};
        assertThat(read(TestPictures.with(gif, gif.length - 1, comment, 100_000))).isEqualTo(read(gif));
    }

    /** 200 MB of zeros packed into 200 kB, in each chunk that holds packed text. */
    @Test
    void packedTextOfAPngIsNotUnpacked() throws IOException {
        byte[] png = TestPictures.png(DrawnPicture.of(16, 16));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                deflater.write(zeros);
            }
        }
        for (String start : List.of("zTXtComment\0\0", "iCCPProfile\0\0", "iTXtXML:com.adobe.xmp\0\1\0\0\0", "zTXtRaw profile type exif\0\0")) {
            byte[] name = start.getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer chunk = ByteBuffer.allocate(8 + name.length + packed.size());
            chunk.putInt(name.length - 4 + packed.size()).put(name).put(packed.toByteArray());
            assertThat(read(TestPictures.with(png, 33, chunk.array(), 1))).as(start).isEqualTo(read(png));
        }
    }

    /** All strips may lie at one place, so a small file has millions; its reader would take half a minute. */
    @Test
    void tiffInAMillionStripsIsRefused() {
        int strips = 1_000_000;
        int[][] tags = {{256, 1, 1}, {257, 1, strips}, {258, 1, 8}, {259, 1, 5}, {262, 1, 1}, {273, strips, 200}, {277, 1, 1}, {278, 1, 1},
            {279, strips, 200 + 4 * strips}};
        ByteBuffer tiff = ByteBuffer.allocate(200 + 8 * strips + 8).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(tag[1]).putInt(tag[2]);
        }
        for (int i = 0; i < strips; i++) {
            tiff.putInt(200 + 4 * i, 200 + 8 * strips).putInt(200 + 4 * strips + 4 * i, 8);
        }
        assertUnreadable(tiff.array(), "its pixels lie in 1000000 parts");
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
