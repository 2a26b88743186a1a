/**
 * What drawn data sets share; the central type is {@link tsugiki.data.drawn.DrawnSet}.
 *
 * <p>A picture's way: a {@link tsugiki.data.drawn.DrawnSet} draws it, in layers of a
 * {@link tsugiki.data.drawn.DepthImage} or with a {@link tsugiki.data.drawn.Brush}; the
 * {@link tsugiki.data.drawn.Film} puts them over each other in one {@link tsugiki.data.drawn.Light}, the
 * {@link tsugiki.data.drawn.Sensor} adds blur and noise, the {@link tsugiki.data.drawn.DrawnFolder}
 * writes the file.
 */
package tsugiki.data.drawn;
