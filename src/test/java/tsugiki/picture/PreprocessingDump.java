package tsugiki.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes what the network would see of each picture, for {@code bench/preprocessing/compare.py}.
 *
 * <p>Arguments: a list with lines {@code FILE,RESIZE,CROP,INTERPOLATION,OUT}. Each OUT gets crop x crop
 * RGB bytes. Prints the milliseconds a picture takes, after a first round that warms up.
 */
final class PreprocessingDump {

    private PreprocessingDump() {}

    public static void main(String[] args) throws IOException {
        var lines = Files.readAllLines(Path.of(args[0]));
        for (String line : lines) {
            run(line);
        }
        long start = System.nanoTime();
        for (String line : lines) {
            run(line);
        }
        System.out.printf(Locale.ROOT, "java: %.2f ms a picture, decode to crop, one thread%n", (System.nanoTime() - start) / 1e6 / lines.size());
    }

    private static void run(String line) throws IOException {
        String[] field = line.split(",");
        Preprocessing preprocessing = new Preprocessing(Integer.parseInt(field[1]), Integer.parseInt(field[2]),
                Interpolation.valueOf(field[3]), Preprocessing.IMAGENET.mean(), Preprocessing.IMAGENET.std());
        Files.write(Path.of(field[4]), preprocessing.geometry(Picture.read(Path.of(field[0]))).rgb());
    }
}
