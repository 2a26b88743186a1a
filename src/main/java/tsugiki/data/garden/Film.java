package tsugiki.data.garden;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/** Puts the layers of a picture over each other and does to them what a lens and a sensor do. */
final class Film {
    private final Nuisance nuisance;
    private final int size;
    private final Random random;
    private final float[][] planes;
    private final float exposure;
    private final float sunX;
    private final float sunY;
    private final float corners;

    Film(Nuisance nuisance, int size, Random random) {
        this.nuisance = nuisance;
        this.size = size;
        this.random = random;
        this.planes = new float[3][size * size];
        Light light = nuisance.light();
        this.exposure = (float) light.exposure();
        this.sunX = (float) (0.16 * light.hardness() * light.x());
        this.sunY = (float) (0.16 * light.hardness() * light.y());
        this.corners = (float) (0.5 * nuisance.haze().vignette());
    }

    /** The finished picture, RGB, of background, plants and what stands before them. */
    BufferedImage expose(BufferedImage plants) {
        Scenery scenery = new Scenery(nuisance, random);
        Field[] behind = scenery.background();
        Field[] before = nuisance.veil().blades() == 0 ? null : scenery.veil();
        int[] flower = ((DataBufferInt) plants.getRaster().getDataBuffer()).getData();
        merge(flower, shadow(flower), behind, before);
        soften();
        return develop();
    }

    /** Soft shadow of the plants on what lies behind, at a quarter of the size. */
    private Field shadow(int[] flower) {
        int n = size / 4;
        float[] a = new float[n * n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                a[y * n + x] = (flower[(y * 4 + 1) * size + x * 4 + 1] >>> 24) / 255f;
            }
        }
        Field.blur(a, n, n, Math.max(1, n / 26), 2);
        return new Field(n, n, a);
    }

    private void merge(int[] flower, Field shadow, Field[] behind, Field[] before) {
        Light light = nuisance.light();
        float dx = (float) (light.x() * size * 0.06);
        float dy = (float) (-light.y() * size * 0.06);
        float step = (Scenery.SIZE - 1f) / (size - 1);
        float[] dark = new float[size];
        float[][] back = new float[3][size];
        float[][] front = new float[4][size];
        for (int y = 0; y < size; y++) {
            shadow.line(dx / 4 - 0.4f, (y + dy) / 4 - 0.4f, 0.25f, dark);
            for (int c = 0; c < 3; c++) {
                behind[c].line(0, y * step, step, back[c]);
            }
            for (int c = 0; before != null && c < 4; c++) {
                before[c].line(0, y * step, step, front[c]);
            }
            mergeRow(y, flower, dark, back, front);
        }
    }

    private void mergeRow(int y, int[] flower, float[] dark, float[][] back, float[][] front) {
        float warmth = (float) nuisance.light().warmth();
        float[] warm = {1 + 0.14f * warmth, 1, 1 - 0.16f * warmth};
        float shade = (float) nuisance.shadow();
        for (int x = 0; x < size; x++) {
            int k = y * size + x;
            float clear = (1 - (flower[k] >>> 24) / 255f) * (1 - shade * dark[x]);
            float open = 1 - front[3][x] / 255;
            float expose = exposure(x, y);
            for (int c = 0; c < 3; c++) {
                float value = back[c][x] * clear + (flower[k] >> 16 - 8 * c & 255);
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

    private void soften() {
        Nuisance.Haze haze = nuisance.haze();
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

    private BufferedImage develop() {
        BufferedImage out = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
        Nuisance.Haze haze = nuisance.haze();
        float contrast = (float) haze.contrast();
        // The sum of two even numbers has this deviation: 256 * sqrt(2 / 12).
        float noise = (float) (haze.noise() / 104.5);
        long state = nuisance.grain() | 1;
        for (int k = 0; k < pixels.length; k++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            float grey = noise * ((state & 255) + (state >> 8 & 255) - 255);
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                float own = 0.5f * noise * ((state >> 16 + 16 * c & 255) + (state >> 24 + 16 * c & 255) - 255);
                float value = 118 + contrast * (planes[c][k] - 118) + 0.85f * grey + own;
                rgb = rgb << 8 | Texture.clip(value + 0.5f);
            }
            pixels[k] = rgb;
        }
        return out;
    }
}
