package tsugiki.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Progress;
import tsugiki.drawn.DrawnFolder.Sheet;

class DrawnFolderTest {

    @TempDir Path folder;
    private final AtomicInteger drawn = new AtomicInteger();

    @Test
    void whatAKilledDrawingLeftIsTakenAway() throws IOException {
        Files.writeString(folder.resolve(".1.jpg.999999999-3.part"), "half a picture");
        draw();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("0.jpg", "1.jpg", "2.jpg", "3.jpg");
    }

    @Test
    void ofTwoAtOnceTheSecondWaitsAndFindsAllDrawn() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(this::draw);
        draw();
        other.join();
        assertThat(drawn).hasValue(4);
        assertThat(folder.toFile().list()).hasSize(4);
    }

    private void draw() {
        List<Sheet> sheets = IntStream.range(0, 4).mapToObj(k -> new Sheet(folder.resolve(k + ".jpg"), "class", this::picture)).toList();
        DrawnFolder.draw(folder, sheets, "Drawing", Progress.SILENT);
    }

    private BufferedImage picture() {
        drawn.incrementAndGet();
        return new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    }
}
