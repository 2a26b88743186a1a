package tsugiki.picture;

import java.io.IOException;
import tsugiki.base.Shown;
import tsugiki.base.Text;

/** Why a reader of pictures gives up on a file whose name it does not know: the two ends of the learner's sentence. */
final class PictureFault extends IOException {

    static final String SAVE_AGAIN = "save it again as JPEG or PNG, or take it out of the folder";

    private final String what;
    private final String listed;

    private PictureFault(String why, String what) {
        this(why, what, why);
    }

    private PictureFault(String why, String what, String listed) {
        super(why);
        this.what = what;
        this.listed = listed;
    }

    /** Why the file called so is not read. */
    UnreadablePictureException of(Object name) {
        return new UnreadablePictureException(this, name, getMessage(), what, listed);
    }

    static PictureFault damaged(String how) {
        return new PictureFault("it is damaged (" + Shown.text(how) + ")", SAVE_AGAIN);
    }

    static PictureFault cutOff() {
        return new PictureFault("it is cut off, its end is missing", "copy or download it again");
    }

    /** @param kind what the file is, as the sentence goes on, e.g. {@code "a TIFF of 64-bit floating point"} */
    static PictureFault foreign(String kind) {
        return new PictureFault("it is " + kind + ", which is not read here", SAVE_AGAIN);
    }

    static PictureFault unknown(String why) {
        return unknown(new Signature.Foreign(why, ""));
    }

    static PictureFault unknown(Signature.Foreign file) {
        return new PictureFault(file.why(), file.what().isEmpty() ? SAVE_AGAIN : file.what(), file.sentence());
    }

    /** @throws PictureFault before anything of that size is made */
    static void requireSize(long width, long height) throws PictureFault {
        if (width < 1 || height < 1) {
            throw damaged("its header says " + width + " x " + height + " pixels");
        }
        if (width > PictureReader.MAX_PIXELS || width * height > PictureReader.MAX_PIXELS) {
            throw new PictureFault(Text.of("its header says %d x %d pixels, more than the limit of %d million",
                    width, height, PictureReader.MAX_PIXELS / 1_000_000), "make it smaller, or take it out of the folder");
        }
    }

    /**
     * @param bytes the file's length
     * @param mostPixelsAByte how many pixels the format's packing can make of a byte at best
     * @throws PictureFault when the file is too short for the size it claims
     */
    static void requireSize(long width, long height, long bytes, int mostPixelsAByte) throws PictureFault {
        requireSize(width, height);
        if (width * height > bytes * mostPixelsAByte) {
            throw damaged("too short for " + width + " x " + height + " pixels");
        }
    }

    static void requireWhole(boolean whole) throws PictureFault {
        if (!whole) {
            throw cutOff();
        }
    }
}
