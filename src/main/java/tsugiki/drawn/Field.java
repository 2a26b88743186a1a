package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/** A grid of numbers, read anywhere between its points: depth, shadow, soft noise. */
public record Field(int width, int height, float[] values) {

    /** Smooth noise, mean 0, about -1..1: {@code cells} x {@code cells} random knots. */
    public static Field noise(int cells, Random random) {
        float[] values = new float[cells * cells];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextFloat() * 2 - 1;
        }
        return new Field(cells, cells, values);
    }

    /**
     * The channels of a picture, 0..255: red, green, blue, and how much is covered.
     *
     * @param image of {@link BufferedImage#TYPE_INT_ARGB_PRE}, or of TYPE_INT_RGB for three channels
     * @param blur radius in its pixels, 0 for none
     * @param channels 3 or 4
     */
    public static Field[] channels(BufferedImage image, int blur, int channels) {
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Field[] out = new Field[channels];
        for (int c = 0; c < channels; c++) {
            float[] values = new float[argb.length];
            int shift = c == 3 ? 24 : 16 - 8 * c;
            for (int k = 0; k < values.length; k++) {
                values[k] = argb[k] >>> shift & 255;
            }
            if (blur > 0) {
                blur(values, image.getWidth(), image.getHeight(), blur, 2);
            }
            out[c] = new Field(image.getWidth(), image.getHeight(), values);
        }
        return out;
    }

    /** The value at (x, y) in grid points, bilinear, edges repeated. */
    public float at(float x, float y) {
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

    /**
     * Values along a line: {@code out[i]} is the value at {@code (x + i * step, y)}, as {@link #at}
     * gives it; quicker, for whole pictures.
     */
    public void line(float x, float y, float step, float[] out) {
        float cy = Math.max(0, Math.min(height - 1.001f, y));
        int row = (int) cy * width;
        float fy = cy - (int) cy;
        for (int i = 0; i < out.length; i++) {
            float cx = Math.max(0, Math.min(width - 1.001f, x + i * step));
            int k = row + (int) cx;
            float fx = cx - (int) cx;
            float left = values[k] + fy * (values[k + width] - values[k]);
            float right = values[k + 1] + fy * (values[k + width + 1] - values[k + 1]);
            out[i] = left + fx * (right - left);
        }
    }

    /** Box blurs of this radius one after the other, in place, edges repeated. */
    public static void blur(float[] a, int width, int height, int radius, int passes) {
        float[] copy = new float[a.length];
        for (int pass = 0; pass < passes; pass++) {
            System.arraycopy(a, 0, copy, 0, a.length);
            across(copy, a, width, height, radius);
            System.arraycopy(a, 0, copy, 0, a.length);
            down(copy, a, width, height, radius);
        }
    }

    private static void across(float[] from, float[] to, int width, int height, int radius) {
        float scale = 1f / (2 * radius + 1);
        for (int start = 0; start < from.length; start += width) {
            float sum = from[start] * (radius + 1);
            for (int i = 1; i <= radius; i++) {
                sum += from[start + Math.min(i, width - 1)];
            }
            for (int i = 0; i < width; i++) {
                to[start + i] = sum * scale;
                sum += from[start + Math.min(i + radius + 1, width - 1)] - from[start + Math.max(i - radius, 0)];
            }
        }
    }

    /** Row by row with a sum per column: quicker than walking down each column. */
    private static void down(float[] from, float[] to, int width, int height, int radius) {
        float scale = 1f / (2 * radius + 1);
        float[] sum = new float[width];
        for (int i = -radius; i <= radius; i++) {
            int row = Math.max(0, Math.min(height - 1, i)) * width;
            for (int x = 0; x < width; x++) {
                sum[x] += from[row + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int enter = Math.min(height - 1, y + radius + 1) * width;
            int leave = Math.max(0, y - radius) * width;
            for (int x = 0; x < width; x++) {
                to[y * width + x] = sum[x] * scale;
                sum[x] += from[enter + x] - from[leave + x];
            }
        }
    }
}
