/**
 * What drawn data sets share; the central type is {@link tsugiki.drawn.DrawnSet}.
 *
 * <p>A picture's way: a {@link tsugiki.drawn.DrawnSet} draws it, in layers of a
 * {@link tsugiki.drawn.DepthImage} or with a {@link tsugiki.drawn.Brush}; the
 * {@link tsugiki.drawn.Film} puts them over each other in one {@link tsugiki.drawn.Light}, the
 * {@link tsugiki.drawn.Sensor} adds blur and noise, the {@link tsugiki.drawn.DrawnFolder}
 * writes the file.
 */
package tsugiki.drawn;
