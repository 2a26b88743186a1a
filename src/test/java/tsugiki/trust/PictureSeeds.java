package tsugiki.trust;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small whole pictures of every format and mode that Java can write. */
final class PictureSeeds {

    private static final int[] TYPES = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_USHORT_565_RGB};

    private PictureSeeds() {}

    /** In every type of image the writer takes. @param name as ImageIO knows the format */
    static List<byte[]> of(String name) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (int type : TYPES) {
            BufferedImage image = image(type);
            ImageWriter writer = writer(name);
            if (writer.getOriginatingProvider().canEncodeImage(ImageTypeSpecifier.createFromRenderedImage(image))) {
                files.add(written(writer, new IIOImage(image, null, null), null, false));
            }
        }
        files.addAll(more(name));
        return files;
    }

    private static List<byte[]> more(String name) throws Exception {
        IIOImage colours = new IIOImage(image(BufferedImage.TYPE_3BYTE_BGR), null, null);
        List<byte[]> files = new ArrayList<>();
        switch (name) {
            case "png" -> files.add(written(writer(name), colours, null, true));
            case "jpg" -> {
                byte[] progressive = written(writer(name), colours, null, true);
                files.add(progressive);
                files.add(written(writer(name), new IIOImage(ink(), null, null), null, false));
                files.add(turned(files.get(0)));
            }
            case "tif" -> {
                for (String compression : List.of("LZW", "PackBits", "Deflate", "JPEG", "ZLib")) {
                    files.add(written(writer(name), colours, compression, false));
                }
                files.add(written(writer(name), new IIOImage(image(BufferedImage.TYPE_BYTE_BINARY), null, null), "CCITT T.6", false));
            }
            case "bmp" -> {
                files.add(written(writer(name), new IIOImage(image(BufferedImage.TYPE_BYTE_INDEXED), null, null), "BI_RLE8", false));
                files.add(written(writer(name), new IIOImage(image(BufferedImage.TYPE_USHORT_565_RGB), null, null), "BI_BITFIELDS", false));
                files.add(written(writer(name), colours, "BI_JPEG", false));
                files.add(written(writer(name), colours, "BI_PNG", false));
            }
            case "gif" -> files.add(written(writer(name), new IIOImage(image(BufferedImage.TYPE_BYTE_INDEXED), null, null), null, true));
            case "webp" -> {
                files.add(written(writer(name), colours, "Lossless", false));
                byte[] clear = written(writer(name), new IIOImage(image(BufferedImage.TYPE_4BYTE_ABGR), null, null), "Lossless", false);
                files.add(clear);
                files.add(noted(clear));
            }
            default -> { }
        }
        files.addAll(kept(name));
        return files;
    }

    /** Modes that Java does not write, from the files of cases once read wrongly. */
    private static List<byte[]> kept(String name) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (String file : List.of("gif-one-in-three", "tif-float200", "tif-cmyk-half-black", "jpg-cmyk-half-black")) {
            if (file.startsWith(name)) {
                try (InputStream in = PictureSeeds.class.getResourceAsStream(file)) {
                    files.add(in.readAllBytes());
                }
            }
        }
        return files;
    }

    /** With the head of a file that has more than pixels, and EXIF behind them. */
    private static byte[] noted(byte[] webp) {
        List<WebpChanges.Chunk> chunks = WebpChanges.chunks(webp);
        if (!chunks.get(0).type().equals("VP8X")) {
            chunks.add(0, new WebpChanges.Chunk("VP8X", new byte[] {0x18, 0, 0, 0, 11, 0, 0, 7, 0, 0}));
        }
        chunks.add(new WebpChanges.Chunk("EXIF", TiffChanges.orientation(6, false)));
        return WebpChanges.file(chunks);
    }

    private static byte[] turned(byte[] jpeg) {
        byte[] exif = PngChanges.joined(new byte[] {'E', 'x', 'i', 'f', 0, 0}, TiffChanges.orientation(6, false));
        return Mutation.spliced(jpeg, 2, JpegChanges.segment(0xE1, exif), 2);
    }

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(12, 8, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.RED, 12, 8, Color.CYAN));
        graphics.fillRect(0, 0, 12, 8);
        graphics.setPaint(Color.WHITE);
        graphics.drawLine(1, 7, 10, 2);
        graphics.dispose();
        return image;
    }

    private static Raster ink() {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        for (int i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, new int[] {3 * i, 200, 255 - i, 128});
        }
        return raster;
    }

    private static ImageWriter writer(String name) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(name);
        ImageWriter first = writers.next();
        while (!first.getClass().getName().startsWith("com.sun.") && writers.hasNext()) {
            first = writers.next();
        }
        return first;
    }

    private static byte[] written(ImageWriter writer, IIOImage image, String compression, boolean progressive) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (compression != null) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
        }
        if (progressive) {
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The first of a format. */
    static byte[] one(String name) throws Exception {
        return of(name).get(0);
    }
}
