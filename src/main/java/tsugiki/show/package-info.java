/**
 * What a person sees: {@link tsugiki.show.Charts}, {@link tsugiki.show.Tables}, {@link
 * tsugiki.show.Pictures}, {@link tsugiki.show.Trees}, {@link tsugiki.show.CellProgress}, and what only
 * lessons need: {@link tsugiki.show.Course}, their settings, and {@link tsugiki.show.Check}, their exercises.
 *
 * <p>The central type is {@link tsugiki.show.View}: one value as text, HTML and PNG. A picture's way
 * through this room: {@link tsugiki.show.Pictures} puts it in a grid with its caption, {@link
 * tsugiki.show.Views} makes the grid a View, and {@link tsugiki.show.Kernel}, the only class that knows
 * a notebook kernel exists, hands it to the cell. Functions take data and return the chart or table;
 * showing is the caller's.
 */
package tsugiki.show;
