package tsugiki.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.assertj.core.data.Offset;
import tsugiki.base.Digest;
import tsugiki.base.Text;

/**
 * Whether drawings are as they were. Results over the years compare only while they are. Recipes are
 * compared by a sum; pixels only coarsely, since Java2D may draw a little differently elsewhere.
 */
public final class Frozen {
    private static final double TOLERANCE = 5;

    private Frozen() {}

    /** SHA-256 of every number of these records, bit by bit, in their order. */
    public static String sum(Iterable<?> values) {
        return Digest.of("SHA-256", digest -> values.forEach(value -> feed(digest, value)));
    }

    private static void feed(MessageDigest digest, Object value) {
        if (value == null) {
            digest.update((byte) 0);
        } else if (value instanceof List<?> list) {
            for (Object one : list) {
                feed(digest, one);
            }
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                feed(digest, value(component, record));
            }
        } else if (value instanceof Double number) {
            digest.update(ByteBuffer.allocate(8).putDouble(number).array());
        } else {
            digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares mean red, green and blue of 2 x 3 parts, two hexadecimal digits each. */
    public static void assertLooksLike(BufferedImage picture, String was, String what) {
        double[] now = thumbnail(picture);
        for (int i = 0; i < now.length; i++) {
            int expected = Integer.parseInt(was, 2 * i, 2 * i + 2, 16);
            assertThat(now[i]).as("%s, value %d of %s", what, i, hex(now)).isCloseTo(expected, Offset.offset(TOLERANCE));
        }
    }

    private static double[] thumbnail(BufferedImage image) {
        double[] sum = new double[2 * 3 * 3];
        int n = image.getWidth();
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int part = (y * 2 / n * 3 + x * 3 / n) * 3;
                for (int c = 0; c < 3; c++) {
                    sum[part + c] += (image.getRGB(x, y) >> 16 - 8 * c & 255) * 6.0 / (n * n);
                }
            }
        }
        return sum;
    }

    private static String hex(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double v : values) {
            text.append(Text.of("%02x", Math.min(255, Math.round(v))));
        }
        return text.toString();
    }
}
