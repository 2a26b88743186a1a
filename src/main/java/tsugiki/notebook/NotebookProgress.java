package tsugiki.notebook;

import tsugiki.base.Progress;

/** The standard display: a bar in the cell when this process is a notebook's kernel, else nothing. */
public final class NotebookProgress implements Progress.Factory {

    /** For the service loader. */
    public NotebookProgress() {}

    @Override
    public Progress start(String title, String unit) {
        return Kernel.find().<Progress.Factory>map(CellProgress::in).orElse(Progress.SILENT).start(title, unit);
    }
}
