package tsugiki.base;

/** Seeds derived from numbers, so that randomness depends on what is done, never on which thread does it. */
public final class Seeds {

    private Seeds() {}

    /** Three numbers made one; near inputs give unrelated outputs. Steele, Lea, Flood, "SplitMix" (2014). */
    public static long mix(long seed, long a, long b) {
        return mix(mix(mix(seed) + a) + b);
    }

    /** Spreads a seed over all 64 bits, so that neighbours are unlike. */
    public static long mix(long seed) {
        long x = seed + 0x9E3779B97F4A7C15L;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }
}
