package tsugiki.notebook;

import java.util.function.LongSupplier;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.show.Html;
import tsugiki.show.Pace;
import tsugiki.show.View;

/**
 * A progress bar in a notebook cell: share done, units a second, time left; drawn at most four times a
 * second, by the thread that reports, because a kernel shows only what the cell's own thread displays.
 */
public final class CellProgress implements Progress {

    /** Where a bar is shown: once displayed, then changed in its place. */
    public interface Cell {
        /** @return the name under which it can be changed */
        String display(View view);

        /** Replaces what a display shows. */
        void update(String id, View view);
    }

    private final String title;
    private final Cell cell;
    private final Pace pace;
    private String id;
    private long done;
    private long total = -1;
    private String note = "";

    CellProgress(String title, String unit, Cell cell, LongSupplier clock) {
        this.title = title;
        this.cell = cell;
        this.pace = new Pace(unit, clock);
    }

    /** Bars in this kernel's cells. */
    public static Progress.Factory in(Cell cell) {
        return (title, unit) -> new CellProgress(title, unit, cell, System::nanoTime);
    }

    @Override
    public void report(long done, long total, String note) {
        this.done = done;
        this.total = total;
        this.note = note;
        if (pace.due()) {
            draw();
        }
    }

    /** Draws the last state once more, so that a finished bar is full and one that was stopped promises nothing. */
    @Override
    public void close() {
        pace.end();
        draw();
    }

    private void draw() {
        View view = view();
        if (id == null) {
            id = cell.display(view);
        } else {
            cell.update(id, view);
        }
    }

    private View view() {
        String line = pace.line(done, total, note);
        double share = total > 0 ? Math.min(1, (double) done / total) : 0;
        String bar = total < 0 ? "" : Text.of("""
                <div style="background:rgba(128,128,128,.25);border-radius:3px;height:9px;width:360px;margin:3px 0">\
                <div style="background:#0072B2;border-radius:3px;height:9px;width:%.1f%%"></div></div>""", 100 * share);
        String html = "<div style=\"font-size:13px\"><b>" + Html.escape(title) + "</b>" + bar
                + "<div style=\"font-variant-numeric:tabular-nums;opacity:.8\">" + Html.escape(line) + "</div></div>";
        return View.html(title + ": " + line, html);
    }
}
