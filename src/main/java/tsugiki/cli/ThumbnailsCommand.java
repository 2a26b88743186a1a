package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tsugiki.show.Thumbnail;

/** {@code thumbnails}: makes pictures small, in their place; the launcher calls it for the page of {@code ./course run}. */
@Command(name = "thumbnails", hidden = true, description = "Makes picture files small, in their place.",
        footer = {"", "Example:", "  ./course thumbnails chart.png"})
final class ThumbnailsCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A PNG or JPEG.")
    List<Path> files;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            Thumbnail.make(file);
        }
        return 0;
    }
}
