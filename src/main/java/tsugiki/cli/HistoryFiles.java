package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Reason;
import tsugiki.show.View;
import tsugiki.show.chart.Charts;
import tsugiki.show.chart.Panels;
import tsugiki.train.History;

/** A training's history in its student's folder: {@code history.csv} and {@code history.png}. */
final class HistoryFiles {

    private HistoryFiles() {}

    /** Writes them; where there was no epoch, those of an earlier student go. */
    static void write(Path folder, History history) {
        Path table = folder.resolve("history.csv");
        Path chart = folder.resolve("history.png");
        try {
            if (history.rows().isEmpty()) {
                Files.deleteIfExists(table);
                Files.deleteIfExists(chart);
                return;
            }
            AtomicFiles.write(table, history.toTable().write().toString("csv"));
            Panels drawn = Charts.history(history);
            AtomicFiles.write(chart, View.png(drawn.title(), drawn.image(1), drawn.width(), drawn.height()).image().bytes());
        } catch (IOException e) {
            throw Reason.unwritten("The history", folder, e);
        }
    }
}
