package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.show.Thumbnail;

/** {@code thumbnails}: makes pictures small, in their place; the launcher calls it for the page of {@code ./course run}. */
@Command(name = "thumbnails", hidden = true, description = "Makes picture files small, in their place.",
        footer = {"", "Example:", "  ./course thumbnails chart.png"})
final class ThumbnailsCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A PNG or JPEG.")
    List<Path> files;

    /** One that cannot be made small stays as it is and is said; the others are made. */
    @Override
    public Integer call() {
        int code = 0;
        for (Path file : files) {
            try {
                Thumbnail.make(file);
            } catch (CourseException e) {
                code = Failure.tell(e);
            } catch (IOException e) {
                code = Failure.tell(Reason.unwritten("A small picture", file, e));
            }
        }
        return code;
    }
}
