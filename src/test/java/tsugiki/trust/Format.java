package tsugiki.trust;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One kind of input: what its mutants grow from, how it is damaged where it hurts, and who reads it.
 *
 * @param share of the inputs of a run, in proportion to the others'
 * @param changer a change that knows the format; used for half of the changes
 */
record Format(String name, int share, List<byte[]> seeds, Changer changer, Reader reader) {

    /** One change of an input that knows its format; falls back on {@link Mutation#once} where the input is no longer of it. */
    @FunctionalInterface
    interface Changer {
        byte[] change(byte[] input, byte[] other, SplittableRandom random) throws Exception;
    }

    /** Reads an input as the kit would. All it writes must lie in the folder, which is empty before and emptied afterwards. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] input, Path folder) throws Exception;
    }

    /** The input of this number: it depends on seed, format and number alone. */
    byte[] mutant(long seed, long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ name.hashCode() * 0xBF58476D1CE4E5B9L ^ number * 0x94D049BB133111EBL);
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        for (int changes = 1 + Integer.numberOfTrailingZeros(random.nextInt() | 16); changes > 0; changes--) {
            input = random.nextBoolean() ? changed(input, other, random) : Mutation.once(input, other, random);
        }
        return input;
    }

    private byte[] changed(byte[] input, byte[] other, SplittableRandom random) {
        try {
            return Mutation.bounded(changer.change(input, other, random));
        } catch (Exception | StackOverflowError e) { // an earlier change broke the format
            return Mutation.once(input, other, random);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
