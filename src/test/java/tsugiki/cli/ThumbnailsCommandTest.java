package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tsugiki.cli.Call.call;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Picture;

class ThumbnailsCommandTest {

    @TempDir
    Path folder;

    @Test
    void whatCannotBeReadIsSaidAndTheOthersAreMade() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.png"), "no picture");
        Path missing = folder.resolve("missing.png");
        Path chart = folder.resolve("chart.png");
        ImageIO.write(new BufferedImage(1520, 800, BufferedImage.TYPE_INT_RGB), "png", chart.toFile());
        Call call = call("thumbnails", damaged.toString(), missing.toString(), chart.toString());
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err().lines()).hasSize(2).first().asString().contains("damaged.png cannot be read");
        assertThat(call.err()).contains("missing.png");
        assertThat(damaged).hasContent("no picture");
        assertThat(Picture.read(chart).width()).isEqualTo(760);
    }
}
