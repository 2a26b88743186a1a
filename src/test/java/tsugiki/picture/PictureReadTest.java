package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureReadTest {

    @TempDir Path folder;

    @Test
    void pngIsReadAsItIs() {
        Picture picture = DrawnPicture.of(31, 17);
        assertThat(read("a.png", TestPictures.png(picture))).isEqualTo(picture);
    }

    @Test
    void jpegIsReadNearly() {
        Picture read = read("a.jpg", TestPictures.jpeg(Picture.filled(20, 10, 200, 100, 50)));
        assertThat(read.width()).isEqualTo(20);
        assertThat(read.height()).isEqualTo(10);
        assertPixel(read, 10, 5, 200, 100, 50);
    }

    /** Its rows come again with every pass of the decoder. */
    @Test
    void progressiveJpegIsTurnedAsItIsRead() {
        byte[] progressive = TestPictures.progressive(DrawnPicture.of(24, 40));
        Picture straight = read("a.jpg", progressive);
        Picture turned = read("b.jpg", TestPictures.withOrientation(progressive, 6));
        assertThat(turned).hasToString("Picture 40 x 24");
        for (int i = 0; i < 24 * 40; i++) {
            assertThat(turned.value(39 - i / 24, i % 24, 1)).isEqualTo(straight.value(i % 24, i / 24, 1));
        }
    }

    @Test
    void pngNamedJpgWorks() {
        Picture picture = DrawnPicture.of(9, 9);
        assertThat(read("a.jpg", TestPictures.png(picture))).isEqualTo(picture);
    }

    @Test
    void greyStaysAsDarkAsItIs() {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        fill(grey, 100);
        assertPixel(read("a.jpg", TestPictures.encoded(grey, "jpg")), 3, 3, 100, 100, 100);
        assertPixel(read("a.png", TestPictures.encoded(grey, "png")), 3, 3, 100, 100, 100);
    }

    @Test
    void sixteenBitsKeepTheirHighEight() {
        BufferedImage deep = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
        fill(deep, 0x64FF);
        assertPixel(read("a.png", TestPictures.encoded(deep, "png")), 1, 1, 100, 100, 100);
    }

    @Test
    void transparentPartsBecomeWhite() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0x80FF0000);
        Picture read = read("a.png", TestPictures.encoded(image, "png"));
        assertPixel(read, 0, 0, 255, 255, 255);
        assertPixel(read, 1, 0, 255, 127, 127);
    }

    @Test
    void paletteWithATransparentColourBecomesWhite() {
        byte[] values = {0, (byte) 200};
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, values, values, values, 0));
        image.getRaster().setSample(1, 0, 0, 1);
        Picture read = read("a.gif", TestPictures.encoded(image, "gif"));
        assertPixel(read, 0, 0, 255, 255, 255);
        assertPixel(read, 1, 0, 200, 200, 200);
    }

    @Test
    void inkBecomesLight() throws IOException {
        assertPixel(read("white.jpg", TestPictures.fourComponents(16, 16, new int[] {255, 255, 255, 255})), 8, 8, 255, 255, 255);
        assertPixel(read("black.jpg", TestPictures.fourComponents(16, 16, new int[] {255, 255, 255, 0})), 8, 8, 0, 0, 0);
        assertPixel(read("cyan.jpg", TestPictures.fourComponents(16, 16, new int[] {0, 255, 255, 200})), 8, 8, 0, 200, 200);
    }

    @Test
    void exifOrientationTurnsUpright() {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 16, 16); // the camera's left half is white
        pen.dispose();
        byte[] jpeg = TestPictures.encoded(image, "jpg");
        Picture turned = read("a.jpg", TestPictures.withOrientation(jpeg, 6));
        assertThat(turned.width()).isEqualTo(16);
        assertThat(turned.height()).isEqualTo(32);
        assertPixel(turned, 8, 4, 255, 255, 255); // held upright, left is now up
        assertPixel(turned, 8, 28, 0, 0, 0);
        assertPixel(read("b.jpg", TestPictures.withOrientation(jpeg, 3)), 28, 8, 255, 255, 255);
        assertPixel(read("c.jpg", TestPictures.withOrientation(jpeg, 99)), 4, 8, 255, 255, 255);
    }

    @Test
    void textNamedJpgIsRefused() {
        assertUnreadable("a.jpg", "hello".getBytes(StandardCharsets.UTF_8), "no picture");
    }

    @Test
    void telephonesFormatIsNamed() {
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertUnreadable("a.jpg", heic, "it is HEIC, which is not read here; make a JPEG of it, on macOS by 'sips ");
        assertUnreadable("a.jpg", heic, "(iPhone: Settings, Camera, Formats, Most Compatible).");
        assertUnreadable("a.jpg", "\0\0\0\u0018ftypavif\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "it is AVIF, which is not read here; save it as JPEG or PNG");
    }

    @Test
    void aListOfManyFilesSaysTheWayOutOfAFormatToo() {
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read("a.jpg", heic)).isInstanceOfSatisfying(UnreadablePictureException.class,
                e -> assertThat(e.why()).startsWith("it is HEIC, which is not read here: make a JPEG of it").endsWith("Most Compatible)"));
        assertThatThrownBy(() -> read("a.jpg", new byte[0])).isInstanceOfSatisfying(UnreadablePictureException.class, e -> assertThat(e.why()).isEqualTo("it is empty"));
    }

    @Test
    void emptyFileIsRefused() {
        assertUnreadable("a.jpg", new byte[0], "it is empty");
    }

    @Test
    void cutOffJpegIsRefused() {
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(64, 64));
        for (int length : new int[] {3, 100, jpeg.length / 2, jpeg.length - 2}) {
            assertUnreadable("a.jpg", Arrays.copyOf(jpeg, length), "cut off");
        }
    }

    @Test
    void jpegWithTheMiddleMissingIsRefused() {
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(64, 64));
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2 + 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        assertUnreadable("a.jpg", cut, "cut off");
    }

    @Test
    void cutOffPngIsRefused() {
        byte[] png = TestPictures.png(DrawnPicture.of(64, 64));
        for (int length : new int[] {8, 40, png.length / 2, png.length - 1}) {
            assertUnreadable("a.png", Arrays.copyOf(png, length), "cut off");
        }
    }

    /** A text of 100 MB, packed to 100 kB: nobody needs it. */
    @Test
    void textsInPngAreNotUnpacked() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("zTXtkey\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream packing = new DeflaterOutputStream(text)) {
            for (int i = 0; i < 100; i++) {
                packing.write(new byte[1_000_000]);
            }
        }
        CRC32 sum = new CRC32();
        sum.update(text.toByteArray());
        Picture picture = DrawnPicture.of(9, 9);
        byte[] png = TestPictures.png(picture);
        byte[] with = ByteBuffer.allocate(png.length + text.size() + 8).put(png, 0, 33)
                .putInt(text.size() - 4).put(text.toByteArray()).putInt((int) sum.getValue()).put(png, 33, png.length - 33).array();
        assertThat(read("a.png", with)).isEqualTo(picture);
    }

    @Test
    void damagedPngIsRefused() {
        byte[] png = TestPictures.png(DrawnPicture.of(64, 64));
        png[png.length / 2] ^= 1;
        assertUnreadable("a.png", png, "damaged");
    }

    @Test
    void absurdSizesAreRefusedBeforeDecoding() {
        byte[] png = TestPictures.png(DrawnPicture.of(8, 8));
        System.arraycopy(new byte[] {0, 1, 0, 0, 0, 1, 0, 0}, 0, png, 16, 8);
        assertUnreadable("a.png", png, "65536 x 65536");
        byte[] jpeg = TestPictures.jpeg(DrawnPicture.of(8, 8));
        int frame = indexOf(jpeg, (byte) 0xC0);
        Arrays.fill(jpeg, frame + 4, frame + 8, (byte) 0xFF);
        assertUnreadable("a.jpg", jpeg, "65535 x 65535");
    }

    @Test
    void missingFileAndFolderAreNamed() {
        assertThatThrownBy(() -> Picture.read(folder.resolve("none.jpg"))).isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("none.jpg").hasMessageContaining("no such file");
        assertThatThrownBy(() -> Picture.read(folder)).isInstanceOf(UnreadablePictureException.class).hasMessageContaining("folder");
    }

    private Picture read(String name, byte[] content) {
        return Picture.read(TestPictures.write(folder.resolve(name), content));
    }

    private void assertUnreadable(String name, byte[] content, String why) {
        assertThatThrownBy(() -> read(name, content)).isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining(name).hasMessageContaining(why).hasMessageMatching("(?s).*;.*\\.");
    }

    /** JPEG may be off by little. */
    private static void assertPixel(Picture picture, int x, int y, int... rgb) {
        for (int c = 0; c < 3; c++) {
            assertThat(picture.value(x, y, c)).as("channel %d of %d, %d", c, x, y).isBetween(rgb[c] - 2, rgb[c] + 2);
        }
    }

    private static void fill(BufferedImage image, int value) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, value);
            }
        }
    }

    /** Of the marker FF code. */
    private static int indexOf(byte[] jpeg, byte code) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == code) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException();
    }
}
