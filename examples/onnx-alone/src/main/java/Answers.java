import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.gson.Gson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** What an exported student says of every picture of a folder, without the kit: java -jar target/answers.jar STUDENT.onnx FOLDER. */
final class Answers {

    public static void main(String[] words) throws IOException, OrtException {
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment(); OrtSession student = environment.createSession(words[0]);
                Stream<Path> files = Files.list(Path.of(words[1]))) {
            String[] classes = new Gson().fromJson(student.getMetadata().getCustomMetadata().get("classes"), String[].class);
            for (Path file : files.sorted().toList()) {
                BufferedImage image = ImageIO.read(file.toFile());
                if (image == null) {
                    System.err.println(file + " is no picture that Java reads");
                    continue;
                }
                try (OnnxTensor picture = OnnxTensor.createTensor(environment, rgb(image), new long[] {image.getHeight(), image.getWidth(), 3}, OnnxJavaType.UINT8);
                        OrtSession.Result said = student.run(Map.of("picture", picture))) {
                    float[] probabilities = (float[]) said.get("probabilities").orElseThrow().getValue();
                    boolean known = said.get("known").isEmpty() || (boolean) said.get("known").get().getValue();
                    int best = best(probabilities);
                    System.out.printf(Locale.ROOT, "%s\t%s\t%s\t%.6f%n", file.getFileName(), known ? "" : "I do not know", classes[best], probabilities[best]);
                }
            }
        }
    }

    /** Rows of red, green, blue. */
    private static ByteBuffer rgb(BufferedImage image) {
        ByteBuffer rgb = ByteBuffer.allocateDirect(image.getWidth() * image.getHeight() * 3);
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            rgb.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
        }
        return rgb.flip();
    }

    private static int best(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
