package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small pictures beside torchvision's: {@link TorchvisionParityTest}. */
class AffineTest {

    /** Pillow's sums over the pixels: {@code zlib.crc32(image.rotate(degrees, Image.NEAREST).tobytes())}, Pillow 13.0. */
    @ParameterizedTest
    @CsvSource({"40000, 6, 0.002, 2295021010", "40000, 6, 180, 610917243", "40000, 6, -0.01, 2937347292", "6, 40000, 0.004, 3510810504", "33000, 8, 30, 221470790"})
    void longPicturesAreTurnedAsPillowDoes(int width, int height, double degrees, long sum) {
        Picture picture = numbered(width, height);
        assertThat(sum(Affine.rotation(picture, degrees).apply(picture))).isEqualTo(sum);
    }

    /** The same of {@code image.transform(image.size, Image.AFFINE, (1, tan, -tan * height / 2, 0, 1, 0), Image.NEAREST)}. */
    @ParameterizedTest
    @CsvSource({"40000, 6, 20, 2517635768", "6, 40000, 20, 850652881", "5, 40000, -0.01, 4109381373"})
    void longPicturesAreShearedAsPillowDoes(int width, int height, double degrees, long sum) {
        Picture picture = numbered(width, height);
        assertThat(sum(Affine.shear(picture, degrees).apply(picture))).isEqualTo(sum);
    }

    @Test
    void nothingIsLostWhereNothingTurns() {
        for (Picture picture : new Picture[] {numbered(40_000, 6), numbered(6, 40_000), numbered(32_768, 1), numbered(300, 200)}) {
            assertThat(Affine.rotation(picture, 0).apply(picture)).isEqualTo(picture);
            assertThat(Affine.shear(picture, 0).apply(picture)).isEqualTo(picture);
        }
    }

    /** Each pixel says where it is: {@code x % 251, x / 251, y}. */
    private static Picture numbered(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width % 251);
            rgb[3 * i + 1] = (byte) (i % width / 251);
            rgb[3 * i + 2] = (byte) (i / width);
        }
        return new Picture(width, height, rgb);
    }

    private static long sum(Picture picture) {
        CRC32 sum = new CRC32();
        sum.update(picture.rgb());
        return sum.getValue();
    }
}
