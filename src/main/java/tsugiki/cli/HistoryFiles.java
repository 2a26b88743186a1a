package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import tsugiki.base.CourseException;
import tsugiki.show.Charts;
import tsugiki.train.History;

/** A training's history beside its student: {@code history.csv} and {@code history.png}. */
final class HistoryFiles {

    private HistoryFiles() {}

    static void write(Path folder, History history) {
        try {
            Files.writeString(folder.resolve("history.csv"), history.toTable().write().toString("csv"));
            try (var out = Files.newOutputStream(folder.resolve("history.png"))) {
                BitmapEncoder.saveBitmap(Charts.history(history), out, BitmapFormat.PNG);
            }
        } catch (IOException e) {
            throw new CourseException(e, "The history cannot be written into %s (%s): check the folder's rights and the free space.",
                    folder, e.getMessage());
        }
    }
}
