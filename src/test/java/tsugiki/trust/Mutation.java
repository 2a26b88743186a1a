package tsugiki.trust;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Plain damage to bytes, whatever they mean. */
final class Mutation {

    /** Longer mutants tell nothing new and cost time. */
    static final int LONGEST = 1 << 16;

    private static final long[] INTERESTING = {0, 1, 2, 7, 8, 16, 255, 256, 32767, 32768, 65535, 65536, 100_000, 1 << 20, 1 << 24, 1 << 28,
        Integer.MAX_VALUE - 1L, Integer.MAX_VALUE, 1L << 31, 0xFFFFFFFFL, 1L << 32, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1, -2, -128};
    private static final int[] BYTES = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};

    private Mutation() {}

    /** One change of {@code input}, which stays as it is. @param other lends its bytes to a splice */
    static byte[] once(byte[] input, byte[] other, SplittableRandom random) {
        if (input.length == 0) {
            return Arrays.copyOf(other, Math.min(other.length, random.nextInt(64)));
        }
        int at = random.nextInt(input.length);
        int length = 1 + random.nextInt(Math.min(input.length - at, random.nextBoolean() ? 8 : 256));
        return switch (random.nextInt(12)) {
            case 0, 1 -> with(input, at, (byte) (input[at] ^ 1 << random.nextInt(8)));
            case 2 -> with(input, at, (byte) BYTES[random.nextInt(BYTES.length)]);
            case 3 -> with(input, at, (byte) random.nextInt());
            case 4, 5 -> integer(input, 0, input.length, random);
            case 6 -> spliced(input, at, new byte[0], at + length);
            case 7 -> spliced(input, at, noise(length, random), at);
            case 8 -> spliced(input, at, Arrays.copyOfRange(input, at, at + length), at);
            case 9 -> swapped(input, at, length, random);
            case 10 -> Arrays.copyOf(input, at);
            default -> spliced(input, at, Arrays.copyOfRange(other, Math.min(at, other.length), other.length), input.length);
        };
    }

    /** A number somewhere in {@code [from, to)} becomes an interesting one, in either order of bytes. */
    static byte[] integer(byte[] input, int from, int to, SplittableRandom random) {
        int width = 1 << random.nextInt(4);
        if (to - from < width) {
            return input.clone();
        }
        int at = from + random.nextInt(to - from - width + 1);
        at = random.nextInt(4) == 0 ? at : at - at % width;
        return number(input, Math.max(from, at), width, interesting(input.length, random), random.nextBoolean());
    }

    static long interesting(int length, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> length + random.nextInt(-2, 3);
            case 1 -> random.nextInt(1024);
            case 2 -> random.nextInt();
            default -> INTERESTING[random.nextInt(INTERESTING.length)];
        };
    }

    /** A copy with a number of {@code width} bytes written at {@code at}. */
    static byte[] number(byte[] input, int at, int width, long value, boolean bigEndian) {
        byte[] out = input.clone();
        for (int i = 0; i < width && at + i < out.length; i++) {
            out[at + i] = (byte) (value >> 8 * (bigEndian ? width - 1 - i : i));
        }
        return out;
    }

    private static byte[] with(byte[] input, int at, byte value) {
        byte[] out = input.clone();
        out[at] = value;
        return out;
    }

    /** What lies before {@code at}, the middle, and what lies from {@code rest} on. */
    static byte[] spliced(byte[] input, int at, byte[] middle, int rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + middle.length);
        out.write(input, 0, at);
        out.writeBytes(middle);
        out.write(input, rest, input.length - rest);
        return bounded(out.toByteArray());
    }

    static byte[] bounded(byte[] bytes) {
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    private static byte[] noise(int length, SplittableRandom random) {
        byte[] noise = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(noise);
        } else {
            Arrays.fill(noise, (byte) BYTES[random.nextInt(BYTES.length)]);
        }
        return noise;
    }

    private static byte[] swapped(byte[] input, int at, int length, SplittableRandom random) {
        int to = random.nextInt(input.length - length + 1);
        byte[] out = input.clone();
        System.arraycopy(input, at, out, to, length);
        System.arraycopy(input, to, out, at, length);
        return out;
    }
}
