package tsugiki.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How much memory decoding a picture file takes, by what its header says; nothing is decoded. */
final class MemoryNeed {

    private static final int RGB = 3;

    /** What decoders other than JPEG's make of a pixel, at most: four samples of 16 bits, in TIFF of 32; in WebP four bytes, and four outside the heap. */
    private static final int DECODED = 8;
    private static final int DECODED_TIFF = 16;

    private MemoryNeed() {}

    /**
     * In bytes, without the file's own; 0 for a file that will be refused.
     *
     * @param copies how often the finished picture will be in memory beside itself
     */
    static long of(byte[] file, int copies) {
        if (JpegHeader.isJpeg(file)) {
            JpegFrame frame = JpegFrame.of(file);
            int raw = frame.components() == 4 ? 4 : frame.hasColoursOfSecondRows() ? 3 : 0;
            int coefficients = frame.isProgressive() ? 2 * frame.components() : 0; // outside the heap, but in the machine
            return pixels(frame.width(), frame.height()) * (RGB * (1 + copies) + raw + coefficients);
        }
        return pixels(file) * (RGB * (2 + copies) + (TiffReader.isTiff(file) ? DECODED_TIFF : DECODED)); // it may have to be turned
    }

    private static long pixels(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < 26) {
            return 0;
        }
        if (PngFile.isPng(file)) {
            return pixels(bytes.getInt(16), bytes.getInt(20));
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (GifReader.isGif(file)) {
            return pixels(bytes.getShort(6) & 0xFFFF, bytes.getShort(8) & 0xFFFF);
        }
        if (BmpReader.isBmp(file)) {
            return pixels(bytes.getInt(18), Math.abs((long) bytes.getInt(22)));
        }
        if (WebpReader.isWebp(file)) {
            long[] size = WebpReader.size(file);
            return pixels(size[0], size[1]);
        }
        Ifd page = TiffReader.isTiff(file) ? Ifd.first(file) : null;
        return page == null ? 0 : pixels(page.number(256, 0), page.number(257, 0));
    }

    private static long pixels(long width, long height) {
        boolean refused = width < 1 || height < 1 || width > PictureReader.MAX_PIXELS || width * height > PictureReader.MAX_PIXELS;
        return refused ? 0 : width * height;
    }
}
