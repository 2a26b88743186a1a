package tsugiki.data.garden;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * A picture of sheets with hidden surfaces removed (a depth buffer), drawn at twice the size and
 * averaged down, so that edges are smooth.
 */
final class Canvas {
    private static final int FINER = 2;
    private static final float EMPTY = -1e9f;

    final int size;
    private final int fine;
    private final int[] rgb;
    private final float[] depth;

    Canvas(int size) {
        this.size = size;
        this.fine = size * FINER;
        this.rgb = new int[fine * fine];
        this.depth = new float[fine * fine];
        Arrays.fill(depth, EMPTY);
    }

    /** Draws one sheet with a texture; {@code tint} is a factor on its brightness. */
    void draw(Sheet s, Texture texture, double tint) {
        float[] px = new float[s.x.length];
        float[] py = new float[s.x.length];
        for (int k = 0; k < px.length; k++) {
            double near = Pose.perspective(s.z[k]);
            px[k] = (float) ((s.x[k] * near + 1) * 0.5 * fine);
            py[k] = (float) ((1 - s.y[k] * near) * 0.5 * fine);
        }
        for (int i = 0; i + 1 < s.rows; i++) {
            for (int j = 0; j + 1 < s.columns; j++) {
                int a = i * s.columns + j;
                triangle(s, px, py, a, a + 1, a + s.columns, texture, (float) tint);
                triangle(s, px, py, a + 1, a + s.columns, a + s.columns + 1, texture, (float) tint);
            }
        }
    }

    private void triangle(Sheet s, float[] px, float[] py, int a, int b, int c, Texture texture, float tint) {
        float area = (px[b] - px[a]) * (py[c] - py[a]) - (px[c] - px[a]) * (py[b] - py[a]);
        if (Math.abs(area) < 1e-6f) {
            return;
        }
        int left = Math.max(0, (int) Math.ceil(Math.min(px[a], Math.min(px[b], px[c])) - 0.5f));
        int right = Math.min(fine - 1, (int) Math.floor(Math.max(px[a], Math.max(px[b], px[c])) - 0.5f));
        int top = Math.max(0, (int) Math.ceil(Math.min(py[a], Math.min(py[b], py[c])) - 0.5f));
        int bottom = Math.min(fine - 1, (int) Math.floor(Math.max(py[a], Math.max(py[b], py[c])) - 0.5f));
        float bx = (py[c] - py[a]) / area;
        float by = -(px[c] - px[a]) / area;
        float cx = -(py[b] - py[a]) / area;
        float cy = (px[b] - px[a]) / area;
        for (int y = top; y <= bottom; y++) {
            float wb = (left + 0.5f - px[a]) * bx + (y + 0.5f - py[a]) * by;
            float wc = (left + 0.5f - px[a]) * cx + (y + 0.5f - py[a]) * cy;
            for (int x = left; x <= right; x++, wb += bx, wc += cx) {
                // A hair of overlap closes the seams between triangles.
                if (wb >= -1e-4f && wc >= -1e-4f && wb + wc <= 1.0001f) {
                    point(s, y * fine + x, a, b, c, wb, wc, texture, tint);
                }
            }
        }
    }

    /** One point of the triangle a, b, c, if nothing nearer is there. */
    private void point(Sheet s, int at, int a, int b, int c, float wb, float wc, Texture texture, float tint) {
        float wa = 1 - wb - wc;
        float z = wa * s.z[a] + wb * s.z[b] + wc * s.z[c];
        if (z <= depth[at]) {
            return;
        }
        depth[at] = z;
        float u = (wa * (a / s.columns) + wb * (b / s.columns) + wc * (c / s.columns)) / (s.rows - 1);
        float v = (wa * (a % s.columns) + wb * (b % s.columns) + wc * (c % s.columns)) / (s.columns - 1);
        rgb[at] = texture.at(u, v, tint * (wa * s.light[a] + wb * s.light[b] + wc * s.light[c]));
    }

    /**
     * The finished layer. Where something nearer stands between a point and the sun, the point is
     * darker: read from the depth buffer, blurred, one step towards the sun.
     *
     * @param strength 0 no shadow .. 1
     */
    BufferedImage layer(Light sun, double strength) {
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
