package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * A picture with a depth for each point (a depth buffer), at twice the size, to be averaged down, so
 * that edges are smooth.
 */
public final class DepthImage {
    /** Points a pixel, each way. */
    public static final int FINER = 2;

    private static final float EMPTY = -1e9f;

    private final int size;
    private final int fine;
    private final int[] rgb;
    private final float[] depth;

    /** @param size pixels a side of the finished layer, at least 8 */
    public DepthImage(int size) {
        this.size = size;
        this.fine = size * FINER;
        this.rgb = new int[fine * fine];
        this.depth = new float[fine * fine];
        Arrays.fill(depth, EMPTY);
    }

    /** Points a side. */
    public int fine() {
        return fine;
    }

    /** Whether nothing set so far is as near as {@code z} at this point. */
    public boolean isNearest(int at, float z) {
        return z > depth[at];
    }

    /**
     * Sets a point.
     *
     * @param at {@code y * fine() + x}
     * @param z nearer is greater; the picture is 2 wide
     * @param colour 0xRRGGBB
     */
    public void set(int at, float z, int colour) {
        depth[at] = z;
        rgb[at] = colour;
    }

    /**
     * The finished layer. Where something nearer stands between a point and the sun, the point is
     * darker: read from the depth buffer, blurred, one step towards the sun.
     *
     * @param strength 0 no shadow .. 1
     */
    public BufferedImage layer(Light sun, double strength) {
        Field near = nearness();
        float dx = (float) (sun.x() * fine * 0.014);
        float dy = (float) (-sun.y() * fine * 0.014);
        BufferedImage out = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                pixels[y * size + x] = average(x * FINER, y * FINER, near, dx, dy, (float) strength);
            }
        }
        return out;
    }

    private int average(int x0, int y0, Field near, float dx, float dy, float strength) {
        int count = 0;
        float r = 0;
        float g = 0;
        float b = 0;
        for (int k = 0; k < FINER * FINER; k++) {
            int at = (y0 + k / FINER) * fine + x0 + k % FINER;
            if (depth[at] > EMPTY) {
                float over = near.at((x0 + dx) / 4, (y0 + dy) / 4) - depth[at] - 0.015f;
                float shade = 1 - strength * Math.max(0, Math.min(1, over * 4.5f));
                count++;
                r += (rgb[at] >> 16 & 255) * shade;
                g += (rgb[at] >> 8 & 255) * shade;
                b += (rgb[at] & 255) * Math.min(1, shade * 1.06f);
            }
        }
        int n = FINER * FINER;
        return count * 255 / n << 24 | (int) (r / n) << 16 | (int) (g / n) << 8 | (int) (b / n);
    }

    /** Mean depth of what is drawn around each point, at a quarter of the fine size. */
    private Field nearness() {
        int n = (fine + 3) / 4;
        float[] sum = new float[n * n];
        float[] weight = new float[n * n];
        for (int y = 0; y < fine; y += 2) {
            for (int x = 0; x < fine; x += 2) {
                float d = depth[y * fine + x];
                if (d > EMPTY) {
                    sum[y / 4 * n + x / 4] += d;
                    weight[y / 4 * n + x / 4]++;
                }
            }
        }
        int radius = Math.max(1, n / 40);
        Field.blur(sum, n, n, radius, 2);
        Field.blur(weight, n, n, radius, 2);
        for (int k = 0; k < sum.length; k++) {
            sum[k] = weight[k] > 1e-3f ? sum[k] / weight[k] : EMPTY;
        }
        return new Field(n, n, sum);
    }
}
