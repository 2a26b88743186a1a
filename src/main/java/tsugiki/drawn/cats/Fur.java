package tsugiki.drawn.cats;

import java.util.Random;
import tsugiki.drawn.Field;

/** Colours a coat: stripes, patches, paws, belly, muzzle. */
final class Fur {
    private static final float[] SKIN = Coat.rgb(0xE9A79C);
    private static final float[] BLACK_PATCH = Coat.rgb(0x3B3431);

    private final Coat coat;
    private final Field noise;
    private final float shift;

    Fur(Coat coat, Random random) {
        this.coat = coat;
        this.noise = Field.noise(16, random);
        this.shift = random.nextFloat() * 6;
    }

    void colour(Spot s) {
        s.set(coat.base);
        switch (s.limb) {
            case TRUNK -> trunk(s);
            case LEG -> leg(s);
            case TAIL -> tail(s);
            case EAR -> ear(s);
            default -> head(s);
        }
    }

    private void trunk(Spot s) {
        if (coat.markings == Coat.Markings.STRIPES) {
            float wave = wave(s.along * 9.5f + 0.35f * s.up * s.up + 0.5f * noise.at(s.along * 9, s.up * 3 + 5));
            s.mix(coat.dark, Spot.step(0.1f - 0.25f * s.up, 0.55f - 0.25f * s.up, wave) * Spot.step(-0.55f, -0.1f, s.up));
            s.mix(coat.dark, Spot.step(0.9f, 0.97f, s.up));
        }
        patches(s, s.along * 5, s.up * 2 + 4);
        s.mix(coat.belly, Spot.step(-0.45f, -0.85f, s.up));
        if (coat == Coat.TUXEDO || coat == Coat.TIGGER) {
            s.mix(coat.belly, Spot.step(0.62f, 0.75f, s.along) * Spot.step(-0.35f, -0.7f, s.up));
        }
    }

    private void leg(Spot s) {
        if (coat.markings == Coat.Markings.STRIPES) {
            s.mix(coat.dark, Spot.step(0.25f, 0.6f, wave(s.along * 4.5f)) * Spot.step(0.95f, 0.6f, s.along) * 0.9f);
        }
        patches(s, s.along * 3 + 6, 9);
        s.mix(coat.paws, Spot.step(0.7f, 0.76f, s.along));
    }

    private void tail(Spot s) {
        if (coat.markings == Coat.Markings.STRIPES) {
            s.mix(coat.dark, Math.max(Spot.step(0.1f, 0.5f, wave(s.along * 6)), Spot.step(0.86f, 0.9f, s.along)));
        }
        patches(s, s.along * 4 + 3, 12);
    }

    private void ear(Spot s) {
        if (coat.kind == Head.DOG) {
            s.set(coat.dark);
            return;
        }
        s.mix(coat.dark, 0.35f);
        patches(s, s.x * 2 + 4, s.y * 2 + 3);
        float t = (s.y - 0.68f) / 0.82f;
        float half = 0.44f * (1 - t) + 0.05f;
        float across = Math.abs(Math.abs(s.x) - 0.52f - 0.24f * t) / half;
        s.mix(SKIN, Spot.step(0.68f, 0.45f, across) * Spot.step(0.8f, 0.6f, t) * Spot.step(0, 0.3f, s.front));
    }

    private void head(Spot s) {
        float x = Math.abs(s.x);
        patches(s, s.x * 2 + 4, s.y * 2 + 3);
        if (coat.markings == Coat.Markings.STRIPES) {
            float brow = Spot.step(0.3f, 0.45f, s.y) * Spot.step(0.62f, 0.45f, x);
            s.mix(coat.dark, brow * Spot.step(0.1f, 0.45f, wave(x * 3.4f + 0.12f)));
            float cheek = Spot.step(0.58f, 0.72f, x) * Spot.step(0.3f, 0.1f, s.y);
            s.mix(coat.dark, cheek * Spot.step(0.2f, 0.6f, wave((s.y + 0.5f * x) * 2.6f)));
            s.mix(coat.dark, Spot.step(-0.1f, -0.4f, s.z) * Spot.step(0.2f, 0.6f, wave(s.z * 2.2f)));
        }
        if (coat.kind == Head.DOG) {
            s.mix(coat.belly, Spot.step(0.62f, 0.8f, s.z) * 0.7f);
            return;
        }
        float muzzle = (float) Math.hypot(s.x / 0.5f, (s.y + 0.5f) / 0.34f);
        s.mix(coat.belly, Spot.step(1.05f, 0.8f, muzzle) * Spot.step(0.2f, 0.5f, s.z));
        if (coat == Coat.TUXEDO) {
            s.mix(coat.belly, Spot.step(0.12f, 0.06f, x - 0.1f + 0.2f * s.y) * Spot.step(0.5f, 0.2f, s.y) * Spot.step(0.3f, 0.5f, s.z));
        }
    }

    private void patches(Spot s, float x, float y) {
        if (coat.markings == Coat.Markings.PATCHES) {
            s.mix(coat.dark, Spot.step(0.12f, 0.2f, noise.at(x + shift, y)));
            if (coat.kind == Head.CAT) {
                s.mix(BLACK_PATCH, Spot.step(0.18f, 0.26f, noise.at(y, x + shift)));
            }
        }
    }

    private static float wave(float turns) {
        return (float) Math.cos(2 * Math.PI * turns);
    }
}
