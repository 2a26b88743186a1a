package tsugiki.drawn.cats;

/**
 * What is wrong with one file of the folder of cats.
 *
 * @param kind of the flaw
 * @param file within the folder, e.g. {@code tigger/IMG_0020.jpg}
 * @param of the file it was copied from, or the class it truly shows; else empty
 */
public record Flaw(Kind kind, String file, String of) {

    /** Kinds of flaws. */
    public enum Kind {
        /** A JPEG whose second half is missing: found when it is read, not when the folder is opened. */
        CUT_OFF,
        /** A file that is no picture, whatever its name. */
        NO_PICTURE,
        /** The same bytes under another name. */
        COPY,
        /** The same picture compressed again, or brighter. */
        NEAR_COPY,
        /** Stored on its side, with EXIF orientation 6. */
        SIDEWAYS,
        /** A cat in the other cat's folder. */
        WRONG_CLASS
    }
}
