package tsugiki.picture;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;

/** Pixels that are not kept: each row a decoder writes is handed on. */
final class RowRaster extends WritableRaster {

    private final Rows rows;

    /** Takes row {@code y}, whose samples are good until the next row comes. */
    interface Rows {
        void take(int y, byte[] samples);
    }

    private RowRaster(PixelInterleavedSampleModel model, Rows rows) {
        super(model, new DataBufferByte(1), new Point());
        this.rows = rows;
    }

    /**
     * An image to decode into.
     *
     * @param bands 1 for grey, 3 for red, green and blue
     */
    static BufferedImage image(int width, int height, int bands, Rows rows) {
        ColorSpace colours = ColorSpace.getInstance(bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        var model = new PixelInterleavedSampleModel(DataBuffer.TYPE_BYTE, width, height, bands, bands * width, IntStream.range(0, bands).toArray());
        return new BufferedImage(new ComponentColorModel(colours, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE),
                new RowRaster(model, rows), false, null);
    }

    @Override
    public void setRect(int x, int y, Raster row) {
        rows.take(y, ((DataBufferByte) row.getDataBuffer()).getData());
    }
}
