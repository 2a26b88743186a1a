package tsugiki.data;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG with the reader inside Java, which is the JPEG group's library.
 *
 * <p>It is asked for the raw components; colours are computed here with that library's own formula.
 * So embedded colour profiles change nothing, as in Pillow, and CMYK works.
 */
final class JpegReader {

    private final byte[] file;
    private final JpegHeader header;
    private boolean cutOff;

    JpegReader(byte[] file, JpegHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Whether decoding ran out of data although the file's end looked right. */
    boolean cutOff() {
        return cutOff;
    }

    Picture read() throws IOException {
        byte[] samples = samples(raster());
        int count = header.width() * header.height();
        return switch (header.components()) {
            case 1 -> new Picture(header.width(), header.height(), grey(samples));
            case 3 -> {
                if (header.isYCbCr()) {
                    toRgb(samples, 3, count);
                }
                yield new Picture(header.width(), header.height(), samples);
            }
            case 4 -> new Picture(header.width(), header.height(), cmyk(samples, count));
            default -> throw new IOException("it has " + header.components() + " components");
        };
    }

    private Raster raster() throws IOException {
        ImageReader reader = javaReader();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> cutOff |= tellsCutOff(warning));
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }

    /** The library warns and fills the rest with grey; a learner would train on it without knowing. */
    private static boolean tellsCutOff(String warning) {
        String text = warning.toLowerCase(java.util.Locale.ROOT);
        return text.contains("premature end") || text.contains("truncated") || text.contains("missing eoi");
    }

    /** Other readers on the class path, which convert colours, come later in the list but may be first. */
    private static ImageReader javaReader() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.")) {
                return reader;
            }
        }
        throw new IOException("this Java has no JPEG reader");
    }

    private static byte[] samples(Raster raster) {
        if (raster.getDataBuffer() instanceof DataBufferByte bytes && bytes.getNumBanks() == 1
                && bytes.getSize() == raster.getWidth() * raster.getHeight() * raster.getNumBands()) {
            return bytes.getData();
        }
        return (byte[]) raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
    }

    private static byte[] grey(byte[] samples) {
        byte[] rgb = new byte[samples.length * 3];
        for (int i = 0; i < samples.length; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, samples[i]);
        }
        return rgb;
    }

    /** JFIF's YCbCr to RGB in 16-bit fixed point, in place; {@code step} values a pixel. */
    private static void toRgb(byte[] samples, int step, int count) {
        for (int i = 0, at = 0; i < count; i++, at += step) {
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
    private byte[] cmyk(byte[] samples, int count) {
        if (header.adobe() > 0) {
            toRgb(samples, 4, count);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = i % 4 == 3 ? samples[i] : (byte) (255 - (samples[i] & 255));
            }
        }
        byte[] rgb = new byte[count * 3];
        for (int i = 0; i < count; i++) {
            int light = samples[4 * i + 3] & 255;
            for (int c = 0; c < 3; c++) {
                int ink = 255 - (samples[4 * i + c] & 255);
                int shade = ink * light + 128;
                rgb[3 * i + c] = clip(light - ((shade >> 8) + shade >> 8));
            }
        }
        return rgb;
    }

    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
