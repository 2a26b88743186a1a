package tsugiki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Reason;
import tsugiki.show.chart.Charts;
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
            AtomicFiles.write(chart, BitmapEncoder.getBitmapBytes(Charts.history(history), BitmapFormat.PNG));
        } catch (IOException e) {
            throw Reason.unwritten("The history", folder, e);
        }
    }
}
