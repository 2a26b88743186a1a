package tsugiki.data.garden;

import java.util.Random;

/** A grid of numbers, read anywhere between its points: depth, shadow, soft noise. */
record Field(int width, int height, float[] values) {

    /** Smooth noise, mean 0, about -1..1: {@code cells} x {@code cells} random knots. */
    static Field noise(int cells, Random random) {
        float[] values = new float[cells * cells];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextFloat() * 2 - 1;
        }
        return new Field(cells, cells, values);
    }

    /** The value at (x, y) in grid points, bilinear, edges repeated. */
    float at(float x, float y) {
        float cx = Math.max(0, Math.min(width - 1.001f, x));
        float cy = Math.max(0, Math.min(height - 1.001f, y));
        int x0 = (int) cx;
        int y0 = (int) cy;
        int k = y0 * width + x0;
        float fx = cx - x0;
        float fy = cy - y0;
        float top = values[k] + fx * (values[k + 1] - values[k]);
        float bottom = values[k + width] + fx * (values[k + width + 1] - values[k + width]);
        return top + fy * (bottom - top);
    }

    /** Two passes of a box blur of this radius, in place, edges repeated. */
    static void blur(float[] a, int width, int height, int radius) {
        float[] line = new float[Math.max(width, height)];
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < height; y++) {
                box(a, y * width, 1, width, radius, line);
            }
            for (int x = 0; x < width; x++) {
                box(a, x, width, height, radius, line);
            }
        }
    }

    private static void box(float[] a, int start, int step, int n, int radius, float[] line) {
        for (int i = 0; i < n; i++) {
            line[i] = a[start + i * step];
        }
        float sum = line[0] * (radius + 1);
        for (int i = 1; i <= radius; i++) {
            sum += line[Math.min(i, n - 1)];
        }
        float scale = 1f / (2 * radius + 1);
        for (int i = 0; i < n; i++) {
            a[start + i * step] = sum * scale;
            sum += line[Math.min(i + radius + 1, n - 1)] - line[Math.max(i - radius, 0)];
        }
    }
}
