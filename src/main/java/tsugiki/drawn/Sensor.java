package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** What the lens and the sensor make of light: blur, shake, contrast, noise. */
public final class Sensor {
    private final Haze haze;
    private final int size;

    /** @param size pixels a side */
    public Sensor(Haze haze, int size) {
        this.haze = haze;
        this.size = size;
    }

    /**
     * The picture, RGB.
     *
     * @param planes red, green, blue, 0..255, each {@code size x size}; changed
     * @param grain seed of the noise
     */
    public BufferedImage develop(float[][] planes, long grain) {
        soften(planes);
        return expose(planes, grain);
    }

    private void soften(float[][] planes) {
        for (float[] plane : planes) {
            if (haze.motion() > 0) {
                shake(plane, haze.motion() * size, Math.toRadians(haze.shake()));
            }
            if (haze.soft() < 0.03) {
                continue;
            }
            float[] blurred = plane.clone();
            Field.blur(blurred, size, size, Math.max(1, size / 128), 1);
            for (int k = 0; k < plane.length; k++) {
                plane[k] += (float) haze.soft() * (blurred[k] - plane[k]);
            }
        }
    }

    private void shake(float[] plane, double length, double direction) {
        Field still = new Field(size, size, plane.clone());
        float dx = (float) (Math.cos(direction) * length / 4);
        float dy = (float) (Math.sin(direction) * length / 4);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                float sum = 0;
                for (int k = -2; k <= 2; k++) {
                    sum += still.at(x + k * dx, y + k * dy);
                }
                plane[y * size + x] = sum / 5;
            }
        }
    }

    private BufferedImage expose(float[][] planes, long grain) {
        BufferedImage out = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
        float contrast = (float) haze.contrast();
        // The sum of two even numbers has this deviation: 256 * sqrt(2 / 12).
        float noise = (float) (haze.noise() / 104.5);
        long state = grain | 1;
        for (int k = 0; k < pixels.length; k++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            float grey = noise * ((state & 255) + (state >> 8 & 255) - 255);
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                float own = 0.5f * noise * ((state >> 16 + 16 * c & 255) + (state >> 24 + 16 * c & 255) - 255);
                float value = 118 + contrast * (planes[c][k] - 118) + 0.85f * grey + own;
                rgb = rgb << 8 | clip(value + 0.5f);
            }
            pixels[k] = rgb;
        }
        return out;
    }

    /** A byte of a colour value; bright ones roll off softly, as on film. */
    public static int clip(float value) {
        float soft = value < 200 ? value : 200 + 56 * (1 - 56 / (value - 200 + 56));
        return Math.max(0, Math.min(255, (int) soft));
    }
}
