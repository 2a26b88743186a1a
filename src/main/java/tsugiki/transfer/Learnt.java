package tsugiki.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.data.Source;

/**
 * What a student learnt from, by the bytes of the pictures, so that they are known again under other names and splits.
 *
 * <p>Of each SHA-256 the first 16 hexadecimal digits are kept: among 10,000 pictures that trained and 10,000 that are
 * scored, two that differ share them with a probability below 1 in 100 billion. Pictures that lie in no file are not kept.
 *
 * @param trained the weights were fitted to these
 * @param chose validation pictures: the best epoch was chosen by these
 */
public record Learnt(Set<String> trained, Set<String> chose) {

    /** Nothing is known: a new student, or one saved by an older kit. */
    public static final Learnt UNKNOWN = new Learnt(Set.of(), Set.of());

    private static final int DIGITS = 16;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern KEPT = Pattern.compile("[0-9a-f]{16}");
    private static final String TRAINED = "trained_on";
    private static final String CHOSE = "chosen_by";

    /** Keeps the order. */
    public Learnt {
        trained = Collections.unmodifiableSet(new LinkedHashSet<>(trained));
        chose = Collections.unmodifiableSet(new LinkedHashSet<>(chose));
    }

    /** Reads the pictures' bytes. */
    public static Learnt of(List<Item> trained, List<Item> chose) {
        return new Learnt(digests(trained), digests(chose));
    }

    private static Set<String> digests(List<Item> items) {
        return keys(items).stream().filter(key -> !key.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** By picture, what it is known by; empty for one that lies in no file or cannot be read. A changed copy counts as its original. */
    private static List<String> keys(List<Item> items) {
        List<Item> originals = items.stream().map(item -> item.from(original(item.source()))).toList();
        return Item.fingerprints(originals).stream().map(Learnt::key).toList();
    }

    private static Source original(Source source) {
        return source instanceof Source.Changed changed ? original(changed.original()) : source;
    }

    /** Pictures by what the student has had of them. */
    public record Sorted(List<Item> trained, List<Item> chose, List<Item> unseen) {}

    /** Sorts pictures; one that both trained and chose has trained. */
    public Sorted sort(List<Item> items) {
        List<String> keys = keys(items);
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            List<Item> part = trained.contains(key) ? sorted.trained() : chose.contains(key) ? sorted.chose() : sorted.unseen();
            part.add(items.get(i));
        }
        return sorted;
    }

    /** Whether a picture trained. @param digest SHA-256 of its bytes, hexadecimal */
    public boolean hasTrained(String digest) {
        return trained.contains(key(digest));
    }

    /** Whether a picture chose. @param digest SHA-256 of its bytes, hexadecimal */
    public boolean hasChosen(String digest) {
        return chose.contains(key(digest));
    }

    private static String key(String print) {
        return DIGEST.matcher(print).matches() ? print.substring(0, DIGITS) : "";
    }

    /** Whether anything is known. */
    public boolean isKnown() {
        return !trained.isEmpty();
    }

    /** These and others: of a student that is trained further. */
    Learnt and(Learnt more) {
        return new Learnt(union(trained, more.trained), union(chose, more.chose));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> both = new LinkedHashSet<>(a);
        both.addAll(b);
        return both;
    }

    /** As metadata of the weights, from which it then cannot be parted. */
    Map<String, String> metadata() {
        return Map.of(TRAINED, String.join(" ", trained), CHOSE, String.join(" ", chose));
    }

    /** @throws CourseException if the metadata hold something else */
    static Learnt from(Map<String, String> metadata, Path file) {
        return new Learnt(read(metadata.get(TRAINED), file), read(metadata.get(CHOSE), file));
    }

    private static Set<String> read(String text, Path file) {
        if (text == null || text.isEmpty()) {
            return Set.of();
        }
        List<String> words = Arrays.asList(text.split(" ", -1));
        if (!words.stream().allMatch(word -> KEPT.matcher(word).matches())) {
            throw new CourseException("%s holds a damaged list of the pictures it learnt from: train the student again or copy the whole folder.", file);
        }
        return new LinkedHashSet<>(words);
    }
}
