package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.picture.TestPictures;

/** Pictures of 48 megapixels, held in all eight ways, in a process of little memory; 5 to 10 seconds. */
class PhonePicturesTest {

    private static final int WIDTH = 8160;
    private static final int HEIGHT = 6144;

    @TempDir Path folder;

    @Test
    void twoThreadsReadThemIn512Megabytes() throws Exception {
        byte[] jpeg = TestPictures.jpeg(leftHalfWhite());
        for (int orientation = 1; orientation <= 8; orientation++) {
            TestPictures.write(folder.resolve(orientation + ".jpg"), TestPictures.withOrientation(jpeg, orientation));
        }
        Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
                System.getProperty("java.class.path"), Reader.class.getName(), folder.toString()).redirectErrorStream(true).start();
        List<String> lines = reader.inputReader().lines().toList();
        assertThat(lines).containsExactly("left", "right", "right", "left", "up", "up", "down", "down");
        assertThat(reader.waitFor()).isZero();
    }

    private static Picture leftHalfWhite() {
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(rgb, y * WIDTH * 3, y * WIDTH * 3 + WIDTH / 2 * 3, (byte) -1);
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    /** The other process: says where each picture is light. */
    public static final class Reader {
        public static void main(String[] arguments) {
            List<Item> items = IntStream.rangeClosed(1, 8).mapToObj(i -> new Item(i + ".jpg", 0, Source.of(Path.of(arguments[0], i + ".jpg")))).toList();
            try (Pass pass = Loader.of(items, Preprocessing.IMAGENET.size(8, 8)).threads(2).epoch(0)) {
                for (Batch batch : pass) {
                    for (int i = 0; i < batch.count(); i++) {
                        System.out.println(side(batch, i));
                    }
                }
                pass.leftOut().forEach(System.out::println);
            }
        }

        private static String side(Batch batch, int index) {
            boolean leftUp = batch.values().get(index * 192) > 0;
            boolean rightUp = batch.values().get(index * 192 + 21) > 0;
            boolean leftDown = batch.values().get(index * 192 + 7 * 24) > 0;
            return leftUp && rightUp ? "up" : leftUp ? "left" : rightUp ? "right" : leftDown ? "down" : "nowhere";
        }
    }
}
