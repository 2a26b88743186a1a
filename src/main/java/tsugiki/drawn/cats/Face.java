package tsugiki.drawn.cats;

/** Eyes, nose and mouth, in radii of the head; painted where the head shows them. */
final class Face {
    private static final float[] DARK = Coat.rgb(0x2A2120);
    private static final float[] SHINE = Coat.rgb(0xFFFFFF);
    private static final float[] TONGUE = Coat.rgb(0xE5798A);

    private final Coat coat;
    private final boolean asleep;
    private final float pupil;

    /** @param pupil width of the pupil, 0.2 a slit .. 0.9 wide open */
    Face(Coat coat, boolean asleep, double pupil) {
        this.coat = coat;
        this.asleep = asleep;
        this.pupil = (float) pupil;
    }

    /** Paints over the fur; returns how much of the light's shading it takes, 0 for what shines itself .. 1. */
    float paint(Spot s) {
        if (s.limb != Ball.Limb.HEAD || s.z < 0.2f) {
            return 1;
        }
        return coat.kind == Head.DOG ? dog(s) : cat(s);
    }

    private float cat(Spot s) {
        float x = Math.abs(s.x);
        mouth(s, x, -0.35f, 0.5f);
        float wide = Math.max(0, -0.17f - s.y);
        if (s.y > -0.34f && s.y < -0.17f && s.z > 0.6f) {
            s.mix(coat.nose, Spot.step(0.02f, -0.02f, x - 0.15f + 0.85f * wide));
        }
        return asleep ? lid(s, x - 0.41f, s.y - 0.06f) : eye(s, x - 0.41f, s.y - 0.1f, 0.235f, 0.245f);
    }

    private float dog(Spot s) {
        float x = Math.abs(s.x);
        if (s.z > 1.05f) {
            mouth(s, x, -0.42f, 0.62f);
            float nose = (float) Math.hypot(s.x / 0.25f, (s.y + 0.2f) / 0.17f);
            s.mix(coat.nose, Spot.step(1.06f, 0.94f, nose));
            s.mix(SHINE, 0.7f * Spot.step(0.06f, 0.02f, (float) Math.hypot(s.x + 0.06f, s.y + 0.13f)));
            float tongue = (float) Math.hypot(s.x / 0.15f, (s.y + 0.72f) / 0.16f);
            s.mix(TONGUE, Spot.step(1.05f, 0.92f, tongue));
            return 1;
        }
        return asleep ? lid(s, x - 0.38f, s.y - 0.2f) : eye(s, x - 0.38f, s.y - 0.22f, 0.16f, 0.17f);
    }

    private void mouth(Spot s, float x, float top, float depth) {
        if (s.z < 0.5f || s.y > top || s.y < top - 0.3f) {
            return;
        }
        float line = s.y > top - 0.1f ? x : Math.abs((float) Math.hypot(x - 0.13f, s.y - top + 0.08f) - 0.13f);
        boolean open = s.y <= top - 0.1f && x > 0.27f;
        s.mix(DARK, open ? 0 : 0.8f * Spot.step(0.045f, 0.015f, line));
    }

    /** An almond with iris, pupil and a spark of light; x is outwards. */
    private float eye(Spot s, float x, float y, float wide, float high) {
        float slant = y - 0.25f * x;
        float edge = (float) Math.hypot(x / wide, slant / high);
        if (edge > 1.35f) {
            return 1;
        }
        float in = Spot.step(1.12f, 1, edge);
        s.mix(DARK, Spot.step(1.32f, 1.2f, edge));
        if (in > 0) {
            float light = 0.72f - 0.5f * y / high;
            for (int c = 0; c < 3; c++) {
                s.rgb[c] += in * (coat.iris[c] * Math.min(1.25f, 0.55f + light) - s.rgb[c]);
            }
            float core = (float) Math.hypot(x / (wide * pupil), slant / (high * 0.88f));
            s.mix(DARK, Spot.step(1.08f, 0.92f, core));
            float spark = s.x < 0 ? (float) Math.hypot(x - 0.06f, y - 0.1f) : (float) Math.hypot(x + 0.06f, y - 0.1f);
            s.mix(SHINE, Spot.step(0.085f, 0.06f, spark));
        }
        return 1 - 0.8f * Spot.step(1.32f, 1.2f, edge);
    }

    /** A closed eye: a line that curves down. */
    private static float lid(Spot s, float x, float y) {
        float line = Math.abs(y + 0.09f - 1.9f * x * x);
        if (Math.abs(x) < 0.24f) {
            s.mix(DARK, 0.85f * Spot.step(0.055f, 0.025f, line));
        }
        return 1;
    }
}
