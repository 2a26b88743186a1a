package tsugiki.picture;

import java.awt.image.Raster;
import java.util.Arrays;

/**
 * From the raw samples of a TIFF file to 8-bit RGB, with Pillow's values: signed, 32-bit and floating-point
 * grey is taken as 0..255 and clipped. Whole numbers of 12 and 16 bits keep their high 8, where Pillow would
 * make nearly all of them white.
 */
final class TiffSamples {

    private final TiffForm form;
    private final long[] palette;

    TiffSamples(TiffForm form, Ifd page) throws PictureFault {
        this.form = form;
        this.palette = page.numbers(320);
        if (form.photometric() == TiffForm.PALETTE && palette.length < 3 << form.bits()) {
            throw PictureFault.damaged("its palette is too short");
        }
    }

    Picture picture(Raster raster) throws PictureFault {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int colours = TiffForm.colours(form.photometric());
        if (bands < colours + (form.alpha() > 0 ? 1 : 0)) {
            throw PictureFault.damaged("samples are missing");
        }
        int[] row = new int[width * bands];
        float[] floats = form.format() == TiffForm.FLOAT ? new float[width * bands] : null;
        int[] rgb = new int[3];
        byte[] out = new byte[width * raster.getHeight() * 3];
        for (int y = 0, at = 0; y < raster.getHeight(); y++) {
            samples(raster, y, row, floats);
            for (int x = 0; x < width; x++, at += 3) {
                colour(row, x * bands, rgb);
                int alpha = form.alpha() == 0 ? 255 : eightBits(row[x * bands + colours]);
                for (int c = 0; c < 3; c++) {
                    out[at + c] = form.alpha() == 1 ? (byte) Math.min(255, rgb[c] + 255 - alpha) : Pixels.onWhite(rgb[c], alpha);
                }
            }
        }
        return new Picture(width, raster.getHeight(), out);
    }

    private void samples(Raster raster, int y, int[] row, float[] floats) {
        if (floats == null) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            return;
        }
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, floats);
        for (int i = 0; i < row.length; i++) {
            row[i] = (int) floats[i]; // the fraction is dropped, as in Pillow; no number is 0
        }
    }

    private void colour(int[] row, int at, int[] rgb) {
        switch (form.photometric()) {
            case TiffForm.RGB -> {
                for (int c = 0; c < 3; c++) {
                    rgb[c] = eightBits(row[at + c]);
                }
            }
            case TiffForm.PALETTE -> {
                for (int c = 0; c < 3; c++) {
                    rgb[c] = (int) palette[(c << form.bits()) + row[at]] >> 8;
                }
            }
            case TiffForm.INK -> ink(row, at, rgb);
            case TiffForm.LAB -> Lab.toRgb(row[at], row[at + 1], row[at + 2], rgb);
            default -> Arrays.fill(rgb, grey(row[at]));
        }
    }

    /** Ink c and black k in 0..255: {@code (255 - c) (255 - k) / 255}. */
    private void ink(int[] row, int at, int[] rgb) {
        int light = 255 - eightBits(row[at + 3]);
        for (int c = 0; c < 3; c++) {
            int shade = eightBits(row[at + c]) * light + 128;
            rgb[c] = Math.max(0, light - ((shade >> 8) + shade >> 8));
        }
    }

    /** White-is-zero is turned round, except where values are clipped: Pillow leaves those as they are. */
    private int grey(int sample) {
        int value = eightBits(sample);
        return form.photometric() == TiffForm.WHITE_IS_ZERO && form.bits() <= 16 && form.format() == TiffForm.UNSIGNED ? 255 - value : value;
    }

    private int eightBits(int sample) {
        if (form.format() == TiffForm.UNSIGNED && form.bits() <= 16) {
            return Pixels.eightBits(sample, form.bits());
        }
        if (form.bits() == 8) { // signed bytes: Pillow reads them as unsigned
            return sample & 255;
        }
        boolean huge = sample < 0 && form.format() == TiffForm.UNSIGNED; // above 2^31
        return huge ? 255 : Math.max(0, Math.min(255, sample));
    }
}
