package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Puts the layers of a picture over each other in the light of its sun. */
public final class Film {
    private final Light light;
    private final Haze haze;
    private final int size;
    private final float[][] planes;
    private final float exposure;
    private final float sunX;
    private final float sunY;
    private final float corners;

    /** @param size pixels a side, at least 8 */
    public Film(Light light, Haze haze, int size) {
        this.light = light;
        this.haze = haze;
        this.size = size;
        this.planes = new float[3][size * size];
        this.exposure = (float) light.exposure();
        this.sunX = (float) (0.16 * light.hardness() * light.x());
        this.sunY = (float) (0.16 * light.hardness() * light.y());
        this.corners = (float) (0.5 * haze.vignette());
    }

    /**
     * The finished picture, RGB.
     *
     * @param things the sharp layer, {@code size x size}, of {@link BufferedImage#TYPE_INT_ARGB_PRE}
     * @param shadow how dark its shadow on what lies behind is, 0..1
     * @param behind red, green, blue, square, of any size
     * @param before the same and how much it covers, or null
     * @param grain seed of the noise
     */
    public BufferedImage expose(BufferedImage things, double shadow, Field[] behind, Field[] before, long grain) {
        int[] argb = ((DataBufferInt) things.getRaster().getDataBuffer()).getData();
        merge(argb, shadow(argb), (float) shadow, behind, before);
        return new Sensor(haze, size).develop(planes, grain);
    }

    /** Soft shadow of the things on what lies behind, at a quarter of the size. */
    private Field shadow(int[] things) {
        int n = size / 4;
        float[] a = new float[n * n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                a[y * n + x] = (things[(y * 4 + 1) * size + x * 4 + 1] >>> 24) / 255f;
            }
        }
        Field.blur(a, n, n, Math.max(1, n / 26), 2);
        return new Field(n, n, a);
    }

    private void merge(int[] things, Field shadow, float shade, Field[] behind, Field[] before) {
        float dx = (float) (light.x() * size * 0.06);
        float dy = (float) (-light.y() * size * 0.06);
        float[] dark = new float[size];
        float[][] back = new float[3][size];
        float[][] front = new float[4][size];
        for (int y = 0; y < size; y++) {
            shadow.line(dx / 4 - 0.4f, (y + dy) / 4 - 0.4f, 0.25f, dark);
            for (int c = 0; c < 3; c++) {
                line(behind[c], y, back[c]);
            }
            for (int c = 0; before != null && c < 4; c++) {
                line(before[c], y, front[c]);
            }
            mergeRow(y, things, dark, shade, back, front);
        }
    }

    /** Row y of the picture, read from a field of another size. */
    private void line(Field field, int y, float[] out) {
        float step = (field.width() - 1f) / (size - 1);
        field.line(0, y * step, step, out);
    }

    private void mergeRow(int y, int[] things, float[] dark, float shade, float[][] back, float[][] front) {
        float warmth = (float) light.warmth();
        float[] warm = {1 + 0.14f * warmth, 1, 1 - 0.16f * warmth};
        for (int x = 0; x < size; x++) {
            int k = y * size + x;
            float clear = (1 - (things[k] >>> 24) / 255f) * (1 - shade * dark[x]);
            float open = 1 - front[3][x] / 255;
            float expose = exposure(x, y);
            for (int c = 0; c < 3; c++) {
                float value = back[c][x] * clear + (things[k] >> 16 - 8 * c & 255);
                planes[c][k] = (value * open + front[c][x]) * expose * warm[c];
            }
        }
    }

    /** Brighter towards the sun, darker in the corners. */
    private float exposure(int x, int y) {
        float px = 2f * x / size - 1;
        float py = 1 - 2f * y / size;
        return exposure * (1 + sunX * px + sunY * py) * (1 - corners * (px * px + py * py));
    }
}
