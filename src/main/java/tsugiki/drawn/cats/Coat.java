package tsugiki.drawn.cats;

import static tsugiki.drawn.cats.Coat.Markings.PATCHES;
import static tsugiki.drawn.cats.Coat.Markings.PLAIN;
import static tsugiki.drawn.cats.Coat.Markings.STRIPES;

/** Whose coat it is: Tigger's, Misty's, and those of animals that are neither. Colours are 0xRRGGBB. */
enum Coat {
    /** A striped orange tabby, pale below. */
    TIGGER(Head.CAT, 1, STRIPES, 0xE8963E, 0xB0561A, 0xF8E3C2, 0xF3D2A4, 0xE08A80, 0x86A83C),
    /** Grey, with white paws. */
    MISTY(Head.CAT, 1, PLAIN, 0x8B93A0, 0x747C8A, 0x9CA4B0, 0xFAFAF7, 0x54525C, 0xD8B23A),
    BLACK(Head.CAT, 1, PLAIN, 0x33302F, 0x242222, 0x3A3735, 0x33302F, 0x2A2626, 0xD9C23F),
    WHITE(Head.CAT, 1, PLAIN, 0xF4F0E9, 0xE4DED4, 0xFBF9F5, 0xF8F5F0, 0xE8A29C, 0x6FA7D8),
    /** White with patches of two colours. */
    CALICO(Head.CAT, 1, PATCHES, 0xF5F1EA, 0xC9803C, 0xFAF7F2, 0xF8F5F0, 0xE3988F, 0x8FB05A),
    /** Black with white paws, breast and muzzle. */
    TUXEDO(Head.CAT, 1, PLAIN, 0x353233, 0x262425, 0xF5F3EF, 0xF8F6F2, 0x3A3334, 0x9DBB52),
    /** Striped like Tigger, but in greyish brown. */
    BROWN_TABBY(Head.CAT, 1, STRIPES, 0x94806A, 0x4A3D32, 0xC6B49C, 0xA59079, 0xB06A5E, 0x9FAF4E),
    BROWN_DOG(Head.DOG, 1.05, PLAIN, 0xA36C3C, 0x74441F, 0xC69B6C, 0xB98753, 0x2B2423, 0x4B2C18),
    WHITE_DOG(Head.DOG, 1.05, PATCHES, 0xF0ECE4, 0x5C4334, 0xF7F4EE, 0xF3F0E9, 0x2B2625, 0x3A271C),
    BLACK_DOG(Head.DOG, 1.05, PLAIN, 0x3A3533, 0x2A2625, 0x9A6A40, 0x9A6A40, 0x1F1C1C, 0x46301F);

    enum Markings { PLAIN, STRIPES, PATCHES }

    /** Shape of the head, and its size, part of the usual. */
    final Head kind;
    final double head;
    final Markings markings;
    final float[] base;
    /** Of stripes and patches; of ears where there are none. */
    final float[] dark;
    final float[] belly;
    final float[] paws;
    final float[] nose;
    final float[] iris;

    Coat(Head kind, double head, Markings markings, int base, int dark, int belly, int paws, int nose, int iris) {
        this.kind = kind;
        this.head = head;
        this.markings = markings;
        this.base = rgb(base);
        this.dark = rgb(dark);
        this.belly = rgb(belly);
        this.paws = rgb(paws);
        this.nose = rgb(nose);
        this.iris = rgb(iris);
    }

    static float[] rgb(int colour) {
        return new float[] {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    }
}
