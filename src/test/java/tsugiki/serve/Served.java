package tsugiki.serve;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import tsugiki.transfer.Made;
import tsugiki.transfer.Student;

/** A small student and pictures for it. */
final class Served {

    private Served() {}

    static Student student() {
        return Student.of(Made.network(), Made.CLASSES);
    }

    /** A drawn picture file. @param seed another gives another picture */
    static byte[] picture(String format, long seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(300 + random.nextInt(60), 280, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (int i = 0; i < 30; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(300), random.nextInt(280), 90, 60);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
