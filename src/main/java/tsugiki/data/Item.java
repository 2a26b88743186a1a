package tsugiki.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tsugiki.base.Seeds;
import tsugiki.picture.Augmentation;

/**
 * One labelled picture.
 *
 * @param name {@code class/file.jpg}, unique within its data set
 * @param label index of its class in {@link DataSet#classes()}, from 0
 * @param source opens the picture
 */
public record Item(String name, int label, Source source) {

    public Item {
        if (label < 0) {
            throw new IllegalArgumentException("label " + label + " of " + name);
        }
    }

    /**
     * What tells each picture from others: its source's fingerprint, or its name where that is empty. All bytes are
     * read, on all cores.
     */
    public static List<String> fingerprints(List<Item> items) {
        return items.parallelStream().map(Item::fingerprint).toList();
    }

    /** What tells this picture from others, as {@link #fingerprints} does. */
    public String fingerprint() {
        String print = source.fingerprint();
        return print.isEmpty() ? name : print;
    }

    /** The day on which it was taken, where it says so ({@link Source#day}). */
    public Optional<LocalDate> day() {
        return source.day();
    }

    /** The same picture, opened elsewhere. */
    public Item from(Source other) {
        return new Item(name, label, other);
    }

    /**
     * A changed copy of this picture, made each time it is opened; the same seed gives the same copy.
     *
     * @param seed of its change; part of its name
     */
    public Item changed(Augmentation change, long seed) {
        return new Item(name + ", changed " + seed, label, new Source.Changed(source, change, Seeds.mix(seed, name.hashCode(), 0)));
    }
}
