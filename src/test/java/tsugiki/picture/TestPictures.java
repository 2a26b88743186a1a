package tsugiki.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files made for tests. */
public final class TestPictures {

    private TestPictures() {}

    static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] jpeg(Picture picture) {
        return encoded(picture.toImage(), "jpg");
    }

    public static byte[] png(Picture picture) {
        return encoded(picture.toImage(), "png");
    }

    /** A JPEG whose pixels come in several scans, coarse ones first. */
    static byte[] progressive(Picture picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = javaJpegWriter();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture.toImage(), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The file with a part put in so many times, before its byte {@code at}. */
    static byte[] with(byte[] file, int at, byte[] part, int times) {
        ByteBuffer out = ByteBuffer.allocate(file.length + part.length * times).put(file, 0, at);
        for (int i = 0; i < times; i++) {
            out.put(part);
        }
        return out.put(file, at, file.length - at).array();
    }

    /** A JPEG of four raw components, as ink programs write it (inverted). */
    static byte[] fourComponents(int width, int height, int[] values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var raster = java.awt.image.Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, values);
            }
        }
        ImageWriter writer = javaJpegWriter();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static ImageWriter javaJpegWriter() {
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new IllegalStateException("no JPEG writer");
    }

    /** The JPEG with an EXIF segment that says how the camera was held. */
    public static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2)).put("Exif\0\0".getBytes());
        exif.put("MM".getBytes()).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        exif.putInt(0);
        return ByteBuffer.allocate(jpeg.length + exif.capacity()).put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The JPEG with an EXIF segment that says when it was taken: 19 letters. */
    public static byte[] taken(byte[] jpeg, String time) {
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 18 + 18 + 20).order(ByteOrder.BIG_ENDIAN);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2)).put("Exif\0\0".getBytes());
        exif.order(ByteOrder.LITTLE_ENDIAN).put("II".getBytes()).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        exif.putShort((short) 1).putShort((short) 0x9003).putShort((short) 2).putInt(20).putInt(44).putInt(0);
        exif.put((time + "\0").getBytes());
        return ByteBuffer.allocate(jpeg.length + exif.capacity()).put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The JPEG with an XMP segment that says where it was taken. @param latitude as cameras write it, {@code 47,30.1N} */
    public static byte[] placedByXmp(byte[] jpeg, String latitude) {
        byte[] xmp = ("http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"" + latitude + "\"/>").getBytes();
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + xmp.length).put(jpeg, 0, 2);
        return file.putShort((short) 0xFFE1).putShort((short) (2 + xmp.length)).put(xmp).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The JPEG with an EXIF segment that says where it was taken. @param degrees north and east; 0 as a camera writes that found none */
    public static byte[] placed(byte[] jpeg, int degrees) {
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 18 + 30 + 48);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2)).put("Exif\0\0".getBytes());
        exif.put("MM".getBytes()).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        exif.putShort((short) 2);
        exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(56);
        exif.putShort((short) 4).putShort((short) 5).putInt(3).putInt(80).putInt(0);
        for (int i = 0; i < 6 && degrees != 0; i++) {
            exif.putInt(degrees).putInt(1);
        }
        return ByteBuffer.allocate(jpeg.length + exif.capacity()).put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    public static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes small picture files of one colour. */
    public static void pictures(Path folder, String... names) {
        for (String name : names) {
            write(folder.resolve(name), png(Picture.filled(8, 8, 10, 20, 30)));
        }
    }
}
