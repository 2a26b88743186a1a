package tsugiki.drawn.garden;

import java.awt.image.BufferedImage;
import tsugiki.drawn.DepthImage;
import tsugiki.drawn.Light;
import tsugiki.drawn.Pose;

/** A picture of sheets, their hidden surfaces removed. */
final class Canvas {
    private final DepthImage image;
    private final int fine;

    /** @param size pixels a side */
    Canvas(int size) {
        this.image = new DepthImage(size);
        this.fine = image.fine();
    }

    /** The finished layer, see {@link DepthImage#layer}. */
    BufferedImage layer(Light sun, double strength) {
        return image.layer(sun, strength);
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
        if (!image.isNearest(at, z)) {
            return;
        }
        float u = (wa * (a / s.columns) + wb * (b / s.columns) + wc * (c / s.columns)) / (s.rows - 1);
        float v = (wa * (a % s.columns) + wb * (b % s.columns) + wc * (c % s.columns)) / (s.columns - 1);
        image.set(at, z, texture.at(u, v, tint * (wa * s.light[a] + wb * s.light[b] + wc * s.light[c])));
    }
}
