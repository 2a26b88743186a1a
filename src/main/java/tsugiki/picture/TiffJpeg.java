package tsugiki.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** JPEG streams inside a TIFF file, one for each strip or tile, decoded as JPEG files are. */
final class TiffJpeg {

    private static final byte[] ADOBE = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

    private final byte[] file;
    private final TiffForm form;
    private final byte[] tables;

    /** @param tables a stream of tables alone, which all others go without; or empty */
    TiffJpeg(byte[] file, TiffForm form, byte[] tables) {
        this.file = file;
        this.form = form;
        this.tables = tables;
    }

    /**
     * @param starts where each strip's or tile's stream begins, row by row
     * @param width of a strip or tile
     */
    Picture picture(long[] starts, long[] lengths, int width, int height) throws IOException {
        int wide = (int) form.width();
        byte[] rgb = new byte[3 * wide * (int) form.height()];
        int part = 0;
        for (int top = 0; top < form.height(); top += height) {
            for (int left = 0; left < wide; left += width) {
                Picture tile = decoded((int) starts[part], (int) lengths[part]);
                part++;
                int columns = Math.min(width, wide - left);
                int rows = (int) Math.min(height, form.height() - top);
                if (tile.width() < columns || tile.height() < rows) {
                    throw PictureFault.damaged("a part is too small");
                }
                for (int y = 0; y < rows; y++) {
                    System.arraycopy(tile.rgb(), 3 * y * tile.width(), rgb, 3 * ((top + y) * wide + left), 3 * columns);
                }
            }
        }
        return new Picture(wide, (int) form.height(), rgb);
    }

    private Picture decoded(int start, int length) throws IOException {
        byte[] jpeg = form.compression() == TiffForm.OLD_JPEG ? Arrays.copyOfRange(file, start, start + length) : whole(start, length);
        JpegHeader header = JpegHeader.of(jpeg);
        PictureFault.requireSize(header.frame().width(), header.frame().height());
        header.requireHonest(jpeg.length);
        JpegReader reader = new JpegReader(jpeg, header, 1, 1);
        Picture picture = reader.read();
        PictureFault.requireWhole(!reader.cutOff());
        return picture;
    }

    /** The tables before the stream, and TIFF's word on its colours, by Adobe's segment. */
    private byte[] whole(int start, int length) {
        byte[] adobe = ADOBE.clone();
        adobe[15] = (byte) (form.photometric() == TiffForm.YCBCR ? 1 : 0);
        int tablesLength = Math.max(0, tables.length - 4); // without start and end of image
        return ByteBuffer.allocate(length + adobe.length + tablesLength).put(file, start, 2).put(adobe)
                .put(tables, tablesLength == 0 ? 0 : 2, tablesLength).put(file, start + 2, length - 2).array();
    }
}
