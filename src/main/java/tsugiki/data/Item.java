package tsugiki.data;

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
     * A changed copy of this picture, made each time it is opened; the same seed gives the same copy.
     *
     * @param seed of its change; part of its name
     */
    public Item changed(Augmentation change, long seed) {
        return new Item(name + ", changed " + seed, label, new Source.Changed(source, change, Seeds.mix(seed, name.hashCode(), 0)));
    }
}
