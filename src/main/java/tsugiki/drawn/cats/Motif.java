package tsugiki.drawn.cats;

/** What a drawn photograph shows. */
public enum Motif {
    /** The orange tabby alone. */
    TIGGER("tigger"),
    /** The grey cat with white paws alone. */
    MISTY("misty"),
    /** Tigger and Misty in one picture; its class is neither. */
    BOTH("neither"),
    /** A cat that is neither Tigger nor Misty. */
    OTHER_CAT("neither"),
    DOG("neither"),
    EMPTY_ROOM("neither");

    private static final Motif[] NEITHER = {BOTH, OTHER_CAT, DOG, BOTH, OTHER_CAT, EMPTY_ROOM};

    private final String label;

    Motif(String label) {
        this.label = label;
    }

    /** The class and its folder: tigger, misty or neither. */
    public String label() {
        return label;
    }

    /** What the class "neither" shows, in turn: a third is both cats. */
    static Motif neither(int index) {
        return NEITHER[index % NEITHER.length];
    }
}
