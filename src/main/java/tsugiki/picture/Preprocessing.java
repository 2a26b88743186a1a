package tsugiki.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/**
 * What is done to a picture before a network sees it, exactly as torchvision does it: the short side
 * is resized, the centre cut out, and every value normalised.
 *
 * <p>{@code x = (value / 255 - mean) / std} per channel. The constants belong to the backbone: take
 * them from its card.
 *
 * @param resize length of the short side after resizing, in pixels
 * @param crop side of the square cut from the centre, in pixels; black is added where the picture is smaller
 * @param interpolation how it is resized
 * @param mean of red, green, blue, in 0..1
 * @param std of red, green, blue, in 0..1
 */
public record Preprocessing(int resize, int crop, Interpolation interpolation, List<Double> mean, List<Double> std) {

    /** Of most networks trained on ImageNet: 256, 224, bilinear, and the means of ImageNet's pixels. */
    public static final Preprocessing IMAGENET = new Preprocessing(256, 224, Interpolation.BILINEAR,
            List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /** Four times what the largest networks take; a batch must fit into memory. */
    private static final int LARGEST = 2048;

    public Preprocessing {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (resize < 1 || crop < 1 || resize > LARGEST || crop > LARGEST) {
            throw new CourseException("Resize %d and crop %d must be 1 to %d pixels: choose e.g. 256 and 224.", resize, crop, LARGEST);
        }
        if (mean.size() != 3 || std.size() != 3 || !mean.stream().allMatch(Double::isFinite) || std.stream().anyMatch(s -> !(s > 0 && s < Double.POSITIVE_INFINITY))) {
            throw new CourseException("Mean %s and std %s must be three values in 0..1, std above 0: take them from the backbone's card.",
                    Shown.text(mean), Shown.text(std));
        }
    }

    /** The same constants for pictures of another size, e.g. {@code (128, 112)} for a quick look. */
    public Preprocessing size(int newResize, int newCrop) {
        return new Preprocessing(newResize, newCrop, interpolation, mean, std);
    }

    /** The same constants for a crop of {@code side} pixels, the resizing in proportion. */
    public Preprocessing side(int side) {
        return size((int) Math.min(Integer.MAX_VALUE, Math.round((double) side * resize / crop)), side);
    }

    /** Resizes the short side to {@link #resize} and cuts the centre: a picture of crop x crop pixels. */
    public Picture geometry(Picture picture) {
        boolean portrait = picture.width() <= picture.height();
        long width = portrait ? resize : longSide(picture.width(), picture.height());
        long height = portrait ? longSide(picture.height(), picture.width()) : resize;
        Resampling.Side across = centre(width);
        Resampling.Side down = centre(height);
        Box black = new Box(missing(width), missing(height), crop, crop);
        return Resampling.resize(picture, across, down, interpolation).crop(black);
    }

    /** Whole pixels: the fraction is dropped, as torchvision does. */
    private long longSide(int longer, int shorter) {
        return (long) ((double) ((long) resize * longer) / shorter);
    }

    /** The middle of a side, all of it where it is shorter than the crop; halves go to the even number. */
    private Resampling.Side centre(long size) {
        return size < crop ? new Resampling.Side(size, 0, (int) size) : new Resampling.Side(size, (long) Math.rint((size - crop) / 2.0), crop);
    }

    /** Where the crop begins on a side that is shorter; of the black that is added, the smaller half goes before. */
    private int missing(long size) {
        return size < crop ? -(int) ((crop - size) / 2) : 0;
    }

    /**
     * Writes the normalised values of a picture, which must be crop x crop already.
     *
     * @param nhwc takes {@code [crop, crop, 3]} values at its position and moves on
     */
    public void normalise(Picture picture, FloatBuffer nhwc) {
        nhwc.put(normalise(picture));
    }

    /** The normalised values {@code [height, width, 3]}. */
    public float[] normalise(Picture picture) {
        float[] out = new float[picture.rgb().length];
        normalise(picture, out);
        return out;
    }

    /** Writes the normalised values into an array of their length. */
    public void normalise(Picture picture, float[] out) {
        float[] red = table(0);
        float[] green = table(1);
        float[] blue = table(2);
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i += 3) {
            out[i] = red[rgb[i] & 255];
            out[i + 1] = green[rgb[i + 1] & 255];
            out[i + 2] = blue[rgb[i + 2] & 255];
        }
    }

    /**
     * Pictures as a network takes them: resized, cut and normalised, {@code [N, 3, crop, crop]} in memory of
     * {@code manager}.
     */
    public NDArray pixels(NDManager manager, Picture... pictures) {
        float[] all = new float[pictures.length * crop * crop * 3];
        FloatBuffer buffer = FloatBuffer.wrap(all);
        for (Picture picture : pictures) {
            normalise(geometry(picture), buffer);
        }
        try (NDArray shared = manager.create(all, new Shape(pictures.length, crop, crop, 3)); NDArray own = shared.duplicate()) {
            return own.transpose(0, 3, 1, 2); // channels last in memory, as a loader's batches
        }
    }

    /** All 256 results for one channel, in float arithmetic as torchvision's. */
    private float[] table(int channel) {
        float m = mean.get(channel).floatValue();
        float s = std.get(channel).floatValue();
        float[] table = new float[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (value / 255f - m) / s;
        }
        return table;
    }

    /** The reverse of {@link #normalise}, e.g. to show what a network saw. */
    public Picture picture(float[] hwc, int width, int height) {
        byte[] rgb = new byte[hwc.length];
        for (int i = 0; i < hwc.length; i++) {
            double value = (hwc[i] * std.get(i % 3) + mean.get(i % 3)) * 255;
            rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return new Picture(width, height, rgb);
    }
}
