package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tsugiki.base.Text;

/** Sums of torchvision's results on drawn pictures; equal to the bit. */
class TorchvisionParityTest {

    @ParameterizedTest(name = "{0} of {1} x {2}: {3} {4} {5}")
    @CsvFileSource(resources = "preprocessing.csv")
    void equalsTorchvision(String operation, int width, int height, double a, double b, Interpolation filter, String sum, int count) {
        byte[] result = apply(operation, DrawnPicture.of(width, height), a, b, filter);
        assertThat(result).hasSize(count);
        CRC32 crc = new CRC32();
        crc.update(result);
        assertThat(Text.of("%08x", crc.getValue())).isEqualTo(sum);
    }

    private static byte[] apply(String operation, Picture picture, double a, double b, Interpolation filter) {
        Preprocessing imagenet = Preprocessing.IMAGENET;
        return switch (operation) {
            case "geometry" -> new Preprocessing((int) a, (int) b, filter, imagenet.mean(), imagenet.std()).geometry(picture).rgb();
            case "normalised" -> bytes(imagenet.normalise(imagenet.size((int) a, (int) b).geometry(picture)));
            case "brightness" -> ColorJitter.brightness(picture, (float) a).rgb();
            case "contrast" -> ColorJitter.contrast(picture, (float) a).rgb();
            case "rotation" -> Affine.rotation(picture, a).apply(picture).rgb();
            case "shear" -> Affine.shear(picture, a).apply(picture).rgb();
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
