/**
 * Wallpaper: patterns labelled by their symmetry group, far from photographs.
 * {@link tsugiki.drawn.wallpaper.Wallpaper} draws one picture.
 *
 * <p>A picture's way: the seed gives a Recipe (lattice, motif, colours), the
 * {@link tsugiki.drawn.wallpaper.SymmetryGroup} says how it repeats; the PatternPainter paints every copy,
 * the {@link tsugiki.drawn.Sensor} adds blur and noise.
 */
package tsugiki.drawn.wallpaper;
