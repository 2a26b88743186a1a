package tsugiki.data.garden;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The garden's difficulty was chosen once; results over the years compare only while it stays as it
 * is. Recipes are compared by a sum; pixels only coarsely, since Java2D may draw a little differently
 * elsewhere.
 */
class FrozenGardenTest {
    private static final int RECIPES = 50;
    private static final double TOLERANCE = 5;

    @Test
    void recipesOfGardenOneAreAsTheyWere() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        GardenSpec spec = GardenSpec.standard();
        for (String split : GardenSpec.SPLITS) {
            for (Species species : Species.values()) {
                for (int k = 0; k < RECIPES; k++) {
                    feed(digest, Garden.recipe(species, spec.splitSeed(split), k));
                }
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo("2646f266fab25969c8f9d113f18943754f062b03385fddbdccac89adeaecf5e5");
    }

    @Test
    void shapesAreAsTheyWere() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Species species : Species.values()) {
            for (Object part : new Object[] {species.label(), species.view, species.dome, species.stamens,
                    species.heads, species.leaf, species.layers}) {
                feed(digest, part);
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo("48210da52ba21232f0e9cef3679aa873f2a149da61603d23633008bc0d749315");
    }

    @Test
    void picturesLookAsTheyDid() {
        for (Species species : Species.values()) {
            double[] now = thumbnail(Garden.draw(species, GardenSpec.standard().splitSeed("train"), 0, 64));
            String was = THUMBNAILS.get(species.ordinal());
            for (int i = 0; i < now.length; i++) {
                int expected = Integer.parseInt(was, 2 * i, 2 * i + 2, 16);
                assertThat(now[i]).as("%s, value %d of %s", species.label(), i, hex(now))
                        .isCloseTo(expected, Offset.offset(TOLERANCE));
            }
        }
    }

    /** Mean red, green and blue of 2 x 3 parts of each species' first picture, two hexadecimal digits each. */
    private static final List<String> THUMBNAILS = List.of(
            "95cae789b9cb84b0d177a3a0609d905d7d75",
            "739959729f3e66854e5c8646618934557a3c",
            "4543395a644f3a35304c51404c55423c4c39",
            "25694b2567461746251c572826664020592a",
            "82719492547e828699665f506f504c696d62",
            "accad4a5a6bd99b1aaadbab4987e93aec2b0",
            "48523c36864444613e4b5241406e475d6853",
            "3d323d3a313935302e3733303c3147382d40",
            "4b58464f60485c63595d645d4f574d545b50",
            "4c33431b4536393946342b2f2a1e22291d2e");

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
            text.append("%02x".formatted(Math.min(255, Math.round(v))));
        }
        return text.toString();
    }

    /** Every number of a recipe, bit by bit, in the order of its records. */
    private static void feed(MessageDigest digest, Object value) throws ReflectiveOperationException {
        if (value == null) {
            digest.update((byte) 0);
        } else if (value instanceof List<?> list) {
            for (Object one : list) {
                feed(digest, one);
            }
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                feed(digest, component.getAccessor().invoke(record));
            }
        } else if (value instanceof Double number) {
            digest.update(ByteBuffer.allocate(8).putDouble(number).array());
        } else {
            digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
