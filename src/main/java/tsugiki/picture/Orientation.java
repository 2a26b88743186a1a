package tsugiki.picture;

/** Turns pictures upright by the EXIF orientation a camera wrote, 1 (upright) to 8. */
final class Orientation {

    private Orientation() {}

    /** The orientation of a JPEG, PNG, WebP or TIFF file, from EXIF or XMP, wherever Pillow finds it; 1 when it has none. */
    static int of(byte[] file) {
        return CameraNotes.of(file).orientation();
    }

    /** The picture as it was seen. Values outside 2..8 change nothing. */
    static Picture upright(Picture picture, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return picture;
        }
        UprightRows rows = new UprightRows(picture.width(), picture.height(), orientation);
        for (int y = 0; y < picture.height(); y++) {
            rows.put(y, picture.rgb(), 3 * y * picture.width());
        }
        return rows.picture();
    }
}
