/**
 * The Garden: drawn flowers that need no network and no licence. {@link tsugiki.drawn.garden.Garden}
 * draws one picture.
 *
 * <p>A picture's way: the seed gives a {@link tsugiki.drawn.garden.Nuisance} (view, colours, light,
 * surroundings), the {@link tsugiki.drawn.garden.Species} gives the shape; the FlowerPainter bends
 * petals into sheets, the Canvas shows which are in front, the Scenery is what lies behind and before
 * them, the {@link tsugiki.drawn.Film} adds light, blur and noise.
 */
package tsugiki.drawn.garden;
