package tsugiki.picture;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG with the reader inside Java, which is the JPEG group's library.
 *
 * <p>It gets no colour profile, so none changes anything, as in Pillow. It turns luma and chroma into RGB;
 * ink is asked for as it is and turned into light here.
 */
final class JpegReader {

    private final byte[] file;
    private final JpegHeader header;
    private final int step;
    private final UprightRows rows;
    private boolean cutOff;

    /**
     * @param orientation the picture is turned by, see {@link UprightRows}
     * @param step 1, or more to take only every {@code step}th pixel of every {@code step}th row
     */
    JpegReader(byte[] file, JpegHeader header, int orientation, int step) {
        this.file = file;
        this.header = header;
        this.step = step;
        this.rows = new UprightRows(width(), height(), orientation);
    }

    private int width() {
        return (header.frame().width() + step - 1) / step;
    }

    private int height() {
        return (header.frame().height() + step - 1) / step;
    }

    /** Whether decoding ran out of data although the file's end looked right. */
    boolean cutOff() {
        return cutOff;
    }

    Picture read() throws IOException {
        switch (header.frame().components()) {
            case 1 -> decode(1, this::grey);
            case 3 -> {
                if (header.isYCbCr() && header.frame().hasColoursOfSecondRows()) {
                    blended();
                } else if (header.isYCbCr()) {
                    decode(3, (y, row) -> rows.put(y, row, 0));
                } else {
                    raw((y, row) -> rows.put(y, row, 0));
                }
            }
            case 4 -> raw(this::cmyk);
            default -> throw new IOException("it has " + header.frame().components() + " components");
        }
        return rows.picture();
    }

    /** The decoder hands over each row when it is ready: the picture is never in memory twice. */
    private void decode(int bands, RowRaster.Rows row) throws IOException {
        read(reader -> {
            ImageReadParam param = param(reader);
            param.setSourceBands(IntStream.range(0, bands).toArray()); // so that no colour profile is applied
            param.setDestination(RowRaster.image(width(), height(), bands, row));
            reader.read(0, param);
        });
    }

    /** The samples as the file has them. */
    private void raw(RowRaster.Rows row) throws IOException {
        read(reader -> {
            Raster raster = reader.readRaster(0, param(reader));
            byte[] samples = null;
            for (int y = 0; y < raster.getHeight(); y++) {
                samples = (byte[]) raster.getDataElements(0, y, raster.getWidth(), 1, samples);
                row.take(y, samples);
            }
        });
    }

    /** Luma and chroma as the file has them, since Java's libraries differ in how they spread chroma over rows. */
    private void blended() throws IOException {
        read(reader -> {
            Raster raster = reader.readRaster(0, param(reader));
            byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
            if (step == 1) {
                JpegChroma.blendRows(samples, raster.getWidth());
            }
            toRgb(samples, 3);
            for (int y = 0; y < raster.getHeight(); y++) {
                rows.put(y, samples, 3 * y * raster.getWidth());
            }
        });
    }

    private ImageReadParam param(ImageReader reader) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private interface Work {
        void with(ImageReader reader) throws IOException;
    }

    private void read(Work work) throws IOException {
        ImageReader reader = JavaReader.decoder("jpeg");
        try (ImageInputStream in = header.decodable(file)) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> cutOff |= tellsCutOff(warning));
            work.with(reader);
        } finally {
            reader.dispose();
        }
    }

    /** The library warns and fills the rest with grey; a learner would train on it without knowing. */
    private static boolean tellsCutOff(String warning) {
        String text = warning.toLowerCase(java.util.Locale.ROOT);
        return text.contains("premature end") || text.contains("truncated") || text.contains("missing eoi");
    }

    private void grey(int y, byte[] samples) {
        byte[] rgb = new byte[samples.length * 3];
        for (int i = 0; i < samples.length; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, samples[i]);
        }
        rows.put(y, rgb, 0);
    }

    /** JFIF's YCbCr to RGB in 16-bit fixed point, in place, of 3 or 4 values a pixel. */
    private static void toRgb(byte[] samples, int values) {
        for (int at = 0; at < samples.length; at += values) {
            int y = samples[at] & 255;
            int cb = (samples[at + 1] & 255) - 128;
            int cr = (samples[at + 2] & 255) - 128;
            samples[at] = clip(y + (91881 * cr + 32768 >> 16));
            samples[at + 1] = clip(y + (-22554 * cb - 46802 * cr + 32768 >> 16));
            samples[at + 2] = clip(y + (116130 * cb + 32768 >> 16));
        }
    }

    /**
     * Ink to light. Files of four components carry inverted ink, as Adobe writes it: 255 is no ink.
     * With ink c and black k in 0..255: {@code (255 - c) (255 - k) / 255}. YCCK holds the same after
     * its first three components became RGB.
     */
    private void cmyk(int y, byte[] samples) {
        if (header.adobe() > 0) {
            toRgb(samples, 4);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = i % 4 == 3 ? samples[i] : (byte) (255 - (samples[i] & 255));
            }
        }
        byte[] rgb = new byte[samples.length / 4 * 3];
        for (int i = 0; i < samples.length / 4; i++) {
            int light = samples[4 * i + 3] & 255;
            for (int c = 0; c < 3; c++) {
                int ink = 255 - (samples[4 * i + c] & 255);
                int shade = ink * light + 128;
                rgb[3 * i + c] = clip(light - ((shade >> 8) + shade >> 8));
            }
        }
        rows.put(y, rgb, 0);
    }

    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
