package tsugiki.picture;

/** A picture drawn by whole-number arithmetic, the same in make_preprocessing_fixtures.py. */
final class DrawnPicture {

    private DrawnPicture() {}

    /** {@code value = (|(x (3 + c) + y (5 - c)) mod 510 - 255| xor ((x y) >> (c + 3))) and 255}. */
    static Picture of(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int wave = Math.abs((x * (3 + c) + y * (5 - c)) % 510 - 255);
                    rgb[at++] = (byte) (wave ^ (x * y) >> (c + 3));
                }
            }
        }
        return new Picture(width, height, rgb);
    }
}
