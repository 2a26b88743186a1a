/**
 * The bridge to the notebook's kernel, the only room that knows one exists; the central type is {@link
 * tsugiki.notebook.Kernel}.
 *
 * <p>A picture comes here as a {@link tsugiki.show.View} and leaves as a cell's display; {@link
 * tsugiki.notebook.CellProgress} draws the bar of long work.
 */
package tsugiki.notebook;
