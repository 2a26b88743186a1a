/**
 * Drawn photographs of two cats: the folder of "Your own pictures", and the cats by place of "What is inherited".
 *
 * <p>The central type is {@link tsugiki.drawn.cats.Cats}. A picture's way: {@link tsugiki.drawn.cats.Motif}
 * says what it shows; {@code Scene} draws room, light and animals from the seed; {@code Animal}, its
 * {@code Posture} and {@code Coat} become balls of fur; {@code Plush} shades them; {@code Photograph} puts
 * them into the {@code Room} with their shadows. {@code Shot} makes bursts of it, and {@code CameraMark} dates them. {@code Flaws} adds the files that make the folder a real one.
 */
package tsugiki.drawn.cats;
