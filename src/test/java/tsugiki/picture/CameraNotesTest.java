package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.Text;

/** Where a picture says how the camera was held; the right values are those of Pillow's exif_transpose. */
class CameraNotesTest {

    private static final byte[] JPEG = TestPictures.jpeg(Picture.filled(8, 8, 1, 2, 3));
    private static final byte[] PNG = TestPictures.png(Picture.filled(8, 8, 1, 2, 3));
    private static final String XMP = "<x:xmpmeta><rdf:Description tiff:Orientation=\"6\"/></x:xmpmeta>";

    @Test
    void pngExif() {
        assertThat(png(chunk("eXIf", exif(6)))).isEqualTo(6);
        assertThat(png(chunk("eXIf", join("Exif\0\0", exif(6))))).isEqualTo(6);
        assertThat(png(chunk("eXIf", exif(6)), chunk("eXIf", exif(3)))).isEqualTo(3);
        assertThat(png(chunk("eXIf", latin("garbage")))).isEqualTo(1);
        assertThat(png(chunk("eXIf", new byte[0]))).isEqualTo(1);
    }

    @Test
    void pngExifAfterThePixels() {
        byte[] note = chunk("eXIf", exif(6));
        byte[] file = ByteBuffer.allocate(PNG.length + note.length).put(PNG, 0, PNG.length - 12).put(note).put(PNG, PNG.length - 12, 12).array();
        assertThat(Orientation.of(file)).isEqualTo(6);
    }

    @Test
    void pngRawProfile() {
        byte[] profile = rawProfile("exif", join("Exif\0\0", exif(6)));
        assertThat(png(chunk("tEXt", join("Raw profile type exif\0", profile)))).isEqualTo(6);
        assertThat(png(chunk("zTXt", join("Raw profile type exif\0\0", packed(profile))))).isEqualTo(6);
        assertThat(png(chunk("iTXt", join("Raw profile type exif\0\0\0\0\0", profile)))).isEqualTo(6);
        assertThat(png(chunk("iTXt", join("Raw profile type exif\0\1\0\0\0", packed(profile))))).isEqualTo(6);
        assertThat(png(chunk("tEXt", join("Raw profile type exif\0", rawProfile("exif", exif(6)))))).isEqualTo(6);
        assertThat(png(chunk("tEXt", join("Raw profile type exif\0", latin("\nexif\n 8\nxyz"))))).isEqualTo(1);
    }

    /** Pillow looks at one profile only, and at EXIF before it. */
    @Test
    void pngOtherProfiles() {
        assertThat(png(chunk("tEXt", join("Raw profile type APP1\0", rawProfile("APP1", exif(6)))))).isEqualTo(1);
        assertThat(png(chunk("eXIf", exif(3)), chunk("tEXt", join("Raw profile type exif\0", rawProfile("exif", exif(6)))))).isEqualTo(3);
    }

    @Test
    void pngXmp() {
        assertThat(png(chunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0", latin(XMP))))).isEqualTo(6);
        assertThat(png(chunk("iTXt", join("XML:com.adobe.xmp\0\1\0\0\0", packed(latin(XMP)))))).isEqualTo(6);
        assertThat(png(chunk("eXIf", exif(1)), chunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0", latin(XMP))))).isEqualTo(1);
    }

    @Test
    void aTextMadeToFillTheMemoryIsNotUnpacked() {
        byte[] zeros = packed(new byte[50_000_000]);
        assertThat(png(chunk("zTXt", join("Raw profile type exif\0\0", zeros)))).isEqualTo(1);
        assertThat(png(chunk("iTXt", join("XML:com.adobe.xmp\0\1\0\0\0", zeros)))).isEqualTo(1);
    }

    /** Pillow passes over bytes between segments, restarts and fills; so does the decoder. */
    @ParameterizedTest
    @ValueSource(strings = {"5566", "FFD0", "FF00", "FFFF"})
    void jpegExifBehindWhatBelongsToNoSegment(String between) {
        byte[] plain = TestPictures.withOrientation(JPEG, 6);
        assertThat(Orientation.of(TestPictures.with(plain, 2, HexFormat.of().parseHex(between), 1))).isEqualTo(6);
    }

    @Test
    void jpegXmp() {
        String name = "http://ns.adobe.com/xap/1.0/\0";
        assertThat(jpeg(join(name, latin(XMP)))).isEqualTo(6);
        assertThat(jpeg(join(name, latin("<tiff:Orientation>8</tiff:Orientation>")))).isEqualTo(8);
        assertThat(jpeg(join(name, latin(XMP)), join(name, latin(XMP.replace('6', '3'))))).isEqualTo(3);
        assertThat(jpeg(join("Exif\0\0", exif(1)), join(name, latin(XMP)))).isEqualTo(1);
        assertThat(jpeg(join("Exif\0\0", exif(9)), join(name, latin(XMP)))).isEqualTo(9);
    }

    @Test
    void severalExifSegmentsAreOneBlock() {
        byte[] exif = exif(6);
        assertThat(jpeg(join("Exif\0\0", exif), join("Exif\0\0", exif(3)))).isEqualTo(6);
        assertThat(jpeg(join("Exif\0\0", Arrays.copyOf(exif, 12)),
                join("Exif\0\0", Arrays.copyOfRange(exif, 12, exif.length)))).isEqualTo(6);
        assertThat(jpeg(join("Exif\0\0Exif\0\0", exif))).isEqualTo(6);
    }

    @Test
    void onlyWholeNumbersTurn() {
        assertThat(jpeg(join("Exif\0\0", exif(4, 6)))).isEqualTo(6); // 32 bits
        assertThat(jpeg(join("Exif\0\0", exif(2, '6' << 24)))).isEqualTo(1); // text
        assertThat(jpeg(join("Exif\0\0", exif(1, 6 << 24)))).isEqualTo(1); // a byte
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 12, 15, 20})
    void cutExifSaysNothing(int length) {
        assertThat(jpeg(join("Exif\0\0", Arrays.copyOf(exif(6), length)))).isEqualTo(1);
    }

    private static int png(byte[]... chunks) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(PNG, 0, 33); // the signature and IHDR
        for (byte[] chunk : chunks) {
            file.writeBytes(chunk);
        }
        file.write(PNG, 33, PNG.length - 33);
        return Orientation.of(file.toByteArray());
    }

    private static int jpeg(byte[]... segments) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(JPEG, 0, 2);
        for (byte[] segment : segments) {
            file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (segment.length + 2 >> 8), (byte) (segment.length + 2)});
            file.writeBytes(segment);
        }
        file.write(JPEG, 2, JPEG.length - 2);
        return Orientation.of(file.toByteArray());
    }

    private static byte[] exif(int orientation) {
        return exif(3, orientation << 16);
    }

    private static byte[] exif(int type, int value) {
        return ByteBuffer.allocate(26).put(latin("MM\0*")).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) type).putInt(1).putInt(value).putInt(0).array();
    }

    private static byte[] rawProfile(String name, byte[] bytes) {
        return latin("\n" + name + Text.of("\n%8d\n", bytes.length) + HexFormat.of().formatHex(bytes).replaceAll("(.{36})", "$1\n") + "\n");
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(latin(type));
        sum.update(data);
        return ByteBuffer.allocate(data.length + 12).putInt(data.length).put(latin(type)).put(data).putInt((int) sum.getValue()).array();
    }

    private static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static byte[] join(String start, byte[] rest) {
        return ByteBuffer.allocate(start.length() + rest.length).put(latin(start)).put(rest).array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
