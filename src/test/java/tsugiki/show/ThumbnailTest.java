package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Picture;

class ThumbnailTest {

    @TempDir
    Path folder;

    @Test
    void aWideChartIsMadeSmallInItsPlaceAndItsForm() throws IOException {
        Path file = file("chart.png", ImageBytes.png(chart(1520, 840).toImage()));
        long before = Files.size(file);
        Thumbnail.make(file);
        assertThat(Picture.read(file)).extracting(Picture::width, Picture::height).containsExactly(760, 420);
        assertThat(Files.size(file)).isLessThan(before);
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aPhotographStaysAJpeg() throws IOException {
        Path file = file("photograph.jpg", ImageBytes.jpeg(chart(1000, 10).toImage()));
        Thumbnail.make(file);
        assertThat(Picture.read(file)).extracting(Picture::width, Picture::height).containsExactly(760, 8);
        assertThat(Files.readAllBytes(file)).startsWith(0xFF, 0xD8);
    }

    @Test
    void aSmallOneStaysAsItIs() throws IOException {
        byte[] bytes = ImageBytes.png(chart(760, 5).toImage());
        Path file = file("small.png", bytes);
        Thumbnail.make(file);
        assertThat(file).hasBinaryContent(bytes);
    }

    /** Noise: its file has as many bytes as it has pixels. */
    private static Picture chart(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        new Random(1).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
