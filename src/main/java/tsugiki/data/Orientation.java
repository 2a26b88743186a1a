package tsugiki.data;

/** Turns pictures upright by the EXIF orientation a camera wrote, 1 (upright) to 8. */
final class Orientation {

    private Orientation() {}

    /** The orientation of a JPEG, PNG or TIFF file, from EXIF or XMP, wherever Pillow finds it; 1 when it has none. */
    static int of(byte[] file) {
        return CameraNotes.of(file).orientation();
    }

    /** The picture as it was seen. Values outside 2..8 change nothing. */
    static Picture upright(Picture picture, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return picture;
        }
        int width = picture.width();
        int height = picture.height();
        boolean turned = orientation >= 5;
        byte[] out = new byte[picture.rgb().length];
        int at = 0;
        for (int y = 0; y < (turned ? width : height); y++) {
            for (int x = 0; x < (turned ? height : width); x++, at += 3) {
                int column = turned ? y : x;
                int row = turned ? x : y;
                int from = fromRow(orientation, row, height) * width + fromColumn(orientation, column, width);
                System.arraycopy(picture.rgb(), from * 3, out, at, 3);
            }
        }
        return new Picture(turned ? height : width, turned ? width : height, out);
    }

    /** 2, 3: mirrored left to right; 7, 8: the camera's first column is the last row. */
    private static int fromColumn(int orientation, int column, int width) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8 ? width - 1 - column : column;
    }

    /** 3, 4: upside down; 6, 7: the camera's first row is the last column. */
    private static int fromRow(int orientation, int row, int height) {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7 ? height - 1 - row : row;
    }
}
