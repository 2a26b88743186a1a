package tsugiki.spark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small pictures, and files that are none. */
final class Made {

    static final List<String> CLASSES = List.of("blue", "green", "red");

    private static final Color[] COLOURS = {Color.BLUE, Color.GREEN, Color.RED};

    private Made() {}

    /** A folder of class folders, so many pictures in each. */
    static Path folder(Path place, int each) throws IOException {
        for (int c = 0; c < COLOURS.length; c++) {
            Path folder = Files.createDirectories(place.resolve(CLASSES.get(c)));
            for (int i = 0; i < each; i++) {
                picture(folder.resolve("p" + i + ".png"), COLOURS[c], 100 * c + i);
            }
        }
        return place;
    }

    static void picture(Path file, Color colour, long seed) throws IOException {
        Random chance = new Random(seed);
        BufferedImage image = new BufferedImage(90, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 12; i++) {
            pen.setColor(i % 2 == 0 ? colour : new Color(chance.nextInt(0xFFFFFF)));
            pen.fillOval(chance.nextInt(80), chance.nextInt(70), 10 + chance.nextInt(40), 10 + chance.nextInt(40));
        }
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    /** Files that cannot be read, in a class's folder; each as its name says. */
    static void hostile(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path good = folder.resolve("good.png");
        picture(good, Color.ORANGE, 7);
        byte[] bytes = Files.readAllBytes(good);
        Files.write(folder.resolve("cut-off.png"), Arrays.copyOf(bytes, bytes.length / 2));
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(folder.resolve("damaged.png"), bytes);
        Files.write(folder.resolve("600-megapixels.png"), png(30_000, 20_000));
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        noise[0] = (byte) 0xFF;
        noise[1] = (byte) 0xD8;
        noise[2] = (byte) 0xFF;
        Files.write(folder.resolve("noise.jpg"), noise);
        Files.write(folder.resolve("empty.png"), new byte[0]);
        Files.writeString(folder.resolve("words.jpg"), "no picture");
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("400-megabytes.png").toFile(), "rw")) {
            file.write(png(100, 100));
            file.setLength(400_000_000); // sparse
        }
    }

    /** The beginning of a PNG that claims a size. */
    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(600_000).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}).putInt(13).put(header.array()).putInt((int) sum.getValue()).array();
    }
}
