package tsugiki.drawn.cats;

/** A point of an animal's skin: where it is on the animal. Filled anew for each pixel, so that painting makes no garbage. */
final class Spot {
    Ball.Limb limb;
    /** How far along the limb, 0..1. */
    float along;
    /** Across it: of the trunk 1 at the back, -1 at the belly. */
    float up;
    /** In radii of the head: to the animal's left, up, forwards. */
    float x;
    float y;
    float z;
    /** How much it faces where the head looks, -1..1. */
    float front;
    /** Its colour, 0..255, before light. */
    final float[] rgb = new float[3];

    void set(float[] colour) {
        rgb[0] = colour[0];
        rgb[1] = colour[1];
        rgb[2] = colour[2];
    }

    /** Goes over to a colour by a part of the way, 0..1. */
    void mix(float[] colour, float part) {
        float p = Math.max(0, Math.min(1, part));
        for (int c = 0; c < 3; c++) {
            rgb[c] += p * (colour[c] - rgb[c]);
        }
    }

    /** 0 below {@code from}, 1 over {@code to}, smooth between. */
    static float step(float from, float to, float value) {
        float t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
