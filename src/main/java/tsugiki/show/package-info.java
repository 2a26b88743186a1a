/**
 * What a person sees: {@link tsugiki.show.Tables}, {@link tsugiki.show.Pictures}, {@link tsugiki.show.Trees};
 * charts are next door, {@code tsugiki.show.chart}.
 *
 * <p>The central type is {@link tsugiki.show.View}: one value as text, HTML and image. A picture's way through this
 * room: {@link tsugiki.show.Pictures} puts it in a grid with its caption, {@link tsugiki.show.Views} makes the grid a
 * View. Functions take data and return the table or grid; showing is the caller's. A room above that has types of its
 * own offers a {@link tsugiki.show.ViewSource}.
 */
package tsugiki.show;
