package tsugiki.evaluate;

import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.features.Features;
import tsugiki.features.Probe;

/**
 * Which pictures a method named rightly: what remains of an evaluation when two methods are compared in pairs.
 *
 * <p>Pictures are known by their names and kept in the order of the names, so that the order in which they were
 * scored does not matter.
 */
public final class Marks {

    /** Of no pictures. */
    public static final Marks NONE = of(List.of(), new boolean[0]);

    /** Digits of the sum of the names: 64 bits, so that two sets of pictures never share one by chance. */
    private static final int SHOWN = 16;

    private final List<String> pictures;
    private final BitSet right;

    private Marks(List<String> pictures, BitSet right) {
        this.pictures = pictures;
        this.right = right;
    }

    /**
     * Marks given by hand.
     *
     * @param pictures their names
     * @param right whether each was named rightly, in the same order
     * @throws CourseException if the two differ in length
     */
    public static Marks of(List<String> pictures, boolean[] right) {
        if (pictures.size() != right.length) {
            throw new CourseException("There are %d pictures but %d marks: give one for each picture.", pictures.size(), right.length);
        }
        return of(pictures, i -> right[i]);
    }

    /** Of a student's evaluation. */
    public static Marks of(Evaluation evaluation) {
        int[] predicted = evaluation.predicted();
        List<Item> items = evaluation.items();
        return of(items.stream().map(Item::name).toList(), i -> predicted[i] == items.get(i).label());
    }

    /**
     * Of a probe, on stored features of any network: two probes may see other features of the same pictures.
     *
     * @throws CourseException if the features have another width or other classes than the probe was fitted on
     */
    public static Marks of(Probe probe, Features features) {
        return of(features.files(), probe.right(features));
    }

    private static Marks of(List<String> pictures, IntPredicate isRight) {
        int[] order = IntStream.range(0, pictures.size()).boxed().sorted(Comparator.comparing(pictures::get)).mapToInt(i -> i).toArray();
        BitSet right = new BitSet();
        IntStream.range(0, order.length).forEach(place -> right.set(place, isRight.test(order[place])));
        return new Marks(IntStream.of(order).mapToObj(pictures::get).toList(), right);
    }

    /** The marks of some of the pictures, chosen by their names. */
    public Marks where(Predicate<String> picture) {
        int[] chosen = IntStream.range(0, size()).filter(i -> picture.test(pictures.get(i))).toArray();
        return of(IntStream.of(chosen).mapToObj(pictures::get).toList(), i -> right.get(chosen[i]));
    }

    /** Names of the pictures, sorted. */
    public List<String> pictures() {
        return pictures;
    }

    /** Whether the i-th of {@link #pictures()} was named rightly. */
    public boolean right(int i) {
        return right.get(i);
    }

    /** Pictures scored. */
    public int size() {
        return pictures.size();
    }

    /** Pictures named rightly. */
    public int correct() {
        return right.cardinality();
    }

    /** Share of the pictures named rightly, 0..1; NaN without pictures. */
    public double accuracy() {
        return (double) correct() / size();
    }

    /** Equal for marks of the same pictures: the first 16 hexadecimal digits of the SHA-256 of the sorted names, a line each. */
    public String digest() {
        return Digest.ofLines("SHA-256", pictures).substring(0, SHOWN);
    }

    /** The marks in base64, a bit a picture in the order of the names: picture i is bit {@code i % 8}, lowest first, of byte {@code i / 8}. */
    public String bits() {
        byte[] bytes = new byte[(size() + 7) / 8];
        byte[] some = right.toByteArray(); // ends with the last right one
        System.arraycopy(some, 0, bytes, 0, some.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What {@link #bits} says of so many pictures: whether each was named rightly, in the order of the names. */
    public static boolean[] right(String bits, int pictures) {
        BitSet right = BitSet.valueOf(Base64.getDecoder().decode(bits));
        boolean[] each = new boolean[pictures];
        right.stream().filter(i -> i < pictures).forEach(i -> each[i] = true);
        return each;
    }

    /** A picture that only one of two saw, if there is one. */
    Optional<String> stranger(Marks other) {
        return IntStream.range(0, Math.min(size(), other.size())).filter(i -> !pictures.get(i).equals(other.pictures.get(i))).boxed()
                .findFirst().map(i -> pictures.get(i).compareTo(other.pictures.get(i)) < 0 ? pictures.get(i) : other.pictures.get(i));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marks marks && pictures.equals(marks.pictures) && right.equals(marks.right);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pictures, right);
    }

    @Override
    public String toString() {
        return Text.of("%d of %d pictures right", correct(), size());
    }
}
