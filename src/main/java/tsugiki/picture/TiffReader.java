package tsugiki.picture;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The first page of a TIFF file. TwelveMonkeys' reader unpacks the samples; what they mean is decided here,
 * with Pillow's values, or near them ({@link Picture#read(java.nio.file.Path)}). What that reader would fill up or guess is
 * refused before.
 */
final class TiffReader {

    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int SUB_IFDS = 330;
    private static final int DNG_VERSION = 50_706;
    private static final int COLOUR_FILTER = 32_803;
    private static final int LINEAR_RAW = 34_892;
    private static final int MOST_PAGES = 100;

    /** Each takes the reader a thirtieth of a millisecond. A part for each row of the highest pictures is well below. */
    private static final int MOST_PARTS = 100_000;
    private static final int MOST_PIXELS_A_BYTE = 8 * 2560; // LZW, one bit a pixel

    /** The tags without whose values the pixels cannot be read. */
    private static final int[] NEEDED = {256, 257, 258, 259, 262, 273, 277, 278, 279, 284, 317, 320, 322, 323, 324, 325, 338, 339, 347, 513, 514};

    private final byte[] file;
    private final Ifd page;

    private TiffReader(byte[] file, Ifd page) {
        this.file = file;
        this.page = page;
    }

    static boolean isTiff(byte[] file) {
        return file.length >= 8 && (file[0] == 'I' && file[1] == 'I' && file[3] == 0 && (file[2] == 42 || file[2] == 43)
                || file[0] == 'M' && file[1] == 'M' && file[2] == 0 && (file[3] == 42 || file[3] == 43));
    }

    static Picture read(byte[] file) throws IOException {
        Ifd page = Ifd.first(file);
        PictureFault.requireWhole(page != null);
        return new TiffReader(file, page).read();
    }

    private Picture read() throws IOException {
        if (isRaw()) {
            throw PictureFault.foreign("a camera's raw file");
        }
        PictureFault.requireWhole(page.isWhole(NEEDED) && page.has(256) && page.has(257));
        TiffForm form = TiffForm.of(page);
        PictureFault.requireSize(form.width(), form.height(), file.length, MOST_PIXELS_A_BYTE);
        requireParts(form);
        if (form.isJpeg() && form.photometric() != TiffForm.INK) {
            return jpeg(form);
        }
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, true, true);
            if (form.photometric() == TiffForm.YCBCR) {
                return Pixels.of(reader.read(0)); // by the range and the coefficients that the file names
            }
            return new TiffSamples(form, page).picture(form.isPlain() ? reader.read(0).getRaster() : reader.readRaster(0, null));
        } finally {
            reader.dispose();
        }
    }

    private Picture jpeg(TiffForm form) throws IOException {
        int width = (int) form.width();
        int height = (int) form.height();
        TiffJpeg jpeg = new TiffJpeg(file, form, page.bytes(347));
        if (form.compression() == TiffForm.OLD_JPEG) {
            return jpeg.picture(page.numbers(513), page.numbers(514), width, height);
        }
        if (page.has(324)) {
            return jpeg.picture(page.numbers(324), page.numbers(325), (int) page.number(322, width), (int) page.number(323, height));
        }
        return jpeg.picture(page.numbers(273), page.numbers(279), width, (int) Math.min(page.number(278, height), height));
    }

    /** Camera makers' raw files are TIFF files whose first page is a small preview. */
    private boolean isRaw() {
        boolean canon = file.length > 10 && file[8] == 'C' && file[9] == 'R';
        boolean preview = (page.number(NEW_SUBFILE_TYPE, 0) & 1) != 0;
        if (canon || preview || page.has(DNG_VERSION)) {
            return true;
        }
        Ifd next = page;
        for (int i = 0; next != null && i < MOST_PAGES; i++, next = next.next()) {
            Ifd from = next;
            if (isSensor(next) || Arrays.stream(next.numbers(SUB_IFDS)).limit(MOST_PAGES).anyMatch(at -> isSensor(from.at(at)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSensor(Ifd page) {
        long photometric = page == null ? 0 : page.number(262, 0);
        return photometric == COLOUR_FILTER || photometric == LINEAR_RAW;
    }

    /** All strips or tiles must be in the file, and of sizes that a picture of this size has. */
    private void requireParts(TiffForm form) throws PictureFault {
        boolean tiled = page.has(324);
        long width = tiled ? page.number(322, 0) : form.width();
        long height = tiled ? page.number(323, 0) : Math.min(page.number(278, form.height()), form.height());
        PictureFault.requireSize(width, height);
        long planes = page.number(284, 1) == 2 ? form.samples() : 1;
        long needed = (form.width() + width - 1) / width * ((form.height() + height - 1) / height) * planes;
        long[] starts = page.numbers(tiled ? 324 : 273);
        long[] lengths = page.numbers(tiled ? 325 : 279);
        if (form.compression() == TiffForm.OLD_JPEG) {
            starts = page.numbers(513);
            lengths = page.numbers(514);
            needed = 1;
        }
        if (form.isJpeg() && (lengths.length == 0 || planes > 1)) {
            throw PictureFault.foreign("a TIFF of an old form of JPEG");
        }
        if (needed > MOST_PARTS) {
            throw PictureFault.damaged("its pixels lie in " + needed + " parts");
        }
        PictureFault.requireWhole(starts.length >= needed && (lengths.length == 0 || lengths.length >= needed));
        for (int i = 0; i < needed; i++) {
            long length = lengths.length == 0 ? 1 : lengths[i];
            PictureFault.requireWhole(starts[i] > 0 && length > 0 && length <= file.length && starts[i] <= file.length - length);
            if (form.isJpeg()) {
                PictureFault.requireWhole(JpegHeader.of(Arrays.copyOfRange(file, (int) starts[i], (int) (starts[i] + length))).whole());
            }
        }
    }
}
