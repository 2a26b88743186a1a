package tsugiki.picture;

import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * Changes brightness and contrast by random factors, in random order, as torchvision's ColorJitter.
 *
 * <p>Brightness blends with black: {@code v' = f v}. Contrast blends with the mean grey m of the
 * picture: {@code v' = m + f (v - m)}. Results are cut to 0..255.
 *
 * @param brightness f is drawn from {@code 1 - brightness .. 1 + brightness}; 0..1
 * @param contrast the same for contrast
 */
public record ColorJitter(double brightness, double contrast) implements Augmentation {

    public ColorJitter {
        if (!(brightness >= 0 && brightness <= 1 && contrast >= 0 && contrast <= 1)) {
            throw new CourseException("Brightness %s and contrast %s must be 0..1: choose e.g. 0.3.", brightness, contrast);
        }
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        boolean brightnessFirst = random.nextBoolean();
        float bright = factor(brightness, random);
        float contrasty = factor(contrast, random);
        return brightnessFirst
                ? contrast(brightness(picture, bright), contrasty)
                : brightness(contrast(picture, contrasty), bright);
    }

    private static float factor(double spread, RandomGenerator random) {
        return (float) (1 - spread + 2 * spread * random.nextDouble());
    }

    static Picture brightness(Picture picture, float factor) {
        return blend(picture, 0, factor);
    }

    static Picture contrast(Picture picture, float factor) {
        return blend(picture, meanGrey(picture), factor);
    }

    /** Mean of 0.299 R + 0.587 G + 0.114 B, each pixel rounded, the mean rounded too. */
    private static int meanGrey(Picture picture) {
        byte[] rgb = picture.rgb();
        long sum = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            sum += (rgb[i] & 255) * 19595 + (rgb[i + 1] & 255) * 38470 + (rgb[i + 2] & 255) * 7471 + 0x8000 >> 16;
        }
        return (int) (sum / (rgb.length / 3.0) + 0.5);
    }

    private static Picture blend(Picture picture, int with, float factor) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (byte) Math.max(0, Math.min(255, (int) (with + factor * (value - with))));
        }
        byte[] out = new byte[picture.rgb().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = table[picture.rgb()[i] & 255];
        }
        return new Picture(picture.width(), picture.height(), out);
    }
}
