package tsugiki.drawn.cats;

/**
 * One of the balls an animal is made of, in view axes (see {@link tsugiki.drawn.Pose}).
 *
 * @param limb what it belongs to
 * @param at its centre
 * @param radius in the picture's units
 * @param along how far along its limb, 0 at the rump or the root .. 1 at the chest or the tip
 * @param axis direction of the limb, length 1
 * @param rate how much {@code along} grows over a unit of length
 * @param up across the limb, length 1: of the trunk the back, of a leg the front
 */
record Ball(Limb limb, double[] at, double radius, double along, double[] axis, double rate, double[] up) {

    /** Parts of the coat that are coloured in their own way. */
    enum Limb { TRUNK, LEG, TAIL, HEAD, EAR }
}
