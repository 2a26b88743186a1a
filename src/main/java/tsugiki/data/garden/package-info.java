/**
 * The Garden: drawn flowers that need no network and no licence. {@link tsugiki.data.garden.Garden}
 * draws one picture.
 *
 * <p>A picture's way: the seed gives a {@link tsugiki.data.garden.Nuisance} (view, colours, light,
 * surroundings), the {@link tsugiki.data.garden.Species} gives the shape; the FlowerPainter bends
 * petals into sheets, the Canvas shows which are in front, the Scenery is what lies behind and before
 * them, the {@link tsugiki.data.drawn.Film} adds light, blur and noise.
 */
package tsugiki.data.garden;
