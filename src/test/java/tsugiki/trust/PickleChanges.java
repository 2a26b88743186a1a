package tsugiki.trust;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Changes of Python pickles by their operations. */
final class PickleChanges {

    private static final String OPERATIONS = "(.012FIJKLMNPQRSTUVX]abcdeghijlopqrstu}"
            + "\u0080\u0081\u0082\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098"
            ;
    private static final String[] PIECES = {"cos\nsystem\n", "ctorch\nSize\n", "ccollections\nOrderedDict\n", "ctorch._utils\n_rebuild_tensor_v2\n", "(t", "}(",
            "](", "R", "u", "b", "0", "2",
        "X\u00ff\u00ff\u00ff\u007f", "\u008a\u00ff" + "\u00ff".repeat(255), "\u008b\u00ff\u00ff\u00ff\u007f", "J\u00ff\u00ff\u00ff\u007f", "h\u00ff",
            "r\u00ff\u00ff\u00ff\u007f", "\u0095\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0080",
        "G\u007f\u00f0\u0000\u0000\u0000\u0000\u0000\u0000", "I99999999999\n", "Fnan\n", "N", "\u0085", "\u0086", "\u0087", "Q", "\u008f(K\u0001K\u0002\u0090",
            "h\u0000h\u0000", "}]s", "e", "a"};

    private PickleChanges() {}

    static byte[] change(byte[] pickle, byte[] other, SplittableRandom random) {
        int at = random.nextInt(pickle.length + 1);
        return switch (random.nextInt(5)) {
            case 0 -> Mutation.number(pickle, Math.min(at, Math.max(0, pickle.length - 1)), 1, OPERATIONS.charAt(random.nextInt(OPERATIONS.length())), true);
            case 1, 2 -> Mutation.spliced(pickle, at, piece(random), at);
            case 3 -> Mutation.spliced(pickle, at, repeated(random), at);
            default -> Mutation.integer(pickle, 0, pickle.length, random);
        };
    }

    private static byte[] piece(SplittableRandom random) {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Deep nesting, long stacks, many marks. */
    private static byte[] repeated(SplittableRandom random) {
        return PIECES[random.nextInt(PIECES.length)].repeat(1 + random.nextInt(2000)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
