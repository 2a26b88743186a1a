package tsugiki.explain;

import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;

/** A map of values 0..1 laid over a picture. */
final class Heat {

    /** Colours of 0, 1/4, 1/2, 3/4 and 1: their lightness rises, so that they need no colour vision. */
    private static final int[][] RAMP = {{20, 16, 80}, {110, 20, 130}, {200, 50, 95}, {245, 130, 40}, {252, 240, 110}};

    /** Share of the colour where the map is 0, and where it is 1. */
    private static final double LEAST = 0.35;
    private static final double MOST = 0.65;

    /** With more places a side, lines would hide the picture. */
    private static final int MOST_CELLS = 16;

    /** Share of white in a line. */
    private static final double LINE = 0.4;

    private Heat() {}

    static Picture over(Picture picture, float[][] map) {
        Picture large = grey(map).resize(picture.width(), picture.height(), Interpolation.BILINEAR);
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            double value = (large.rgb()[i] & 255) / 255.0;
            double share = LEAST + (MOST - LEAST) * value;
            rgb[i] = (byte) Math.round((1 - share) * (picture.rgb()[i] & 255) + share * colour(value, i % 3));
        }
        cells(rgb, picture, map);
        return new Picture(picture.width(), picture.height(), rgb);
    }

    /** Faint white lines between the places of the map: the colours between them are only smoothed. */
    private static void cells(byte[] rgb, Picture picture, float[][] map) {
        if (Math.max(map.length, map[0].length) > MOST_CELLS) {
            return;
        }
        for (int column = 1; column < map[0].length; column++) {
            int x = column * picture.width() / map[0].length;
            for (int y = 0; y < picture.height(); y++) {
                lighten(rgb, (y * picture.width() + x) * 3);
            }
        }
        for (int row = 1; row < map.length; row++) {
            int y = row * picture.height() / map.length;
            for (int x = 0; x < picture.width(); x++) {
                lighten(rgb, (y * picture.width() + x) * 3);
            }
        }
    }

    private static void lighten(byte[] rgb, int at) {
        for (int i = at; i < at + 3; i++) {
            rgb[i] = (byte) Math.round(255 * LINE + (1 - LINE) * (rgb[i] & 255));
        }
    }

    private static Picture grey(float[][] map) {
        byte[] rgb = new byte[map.length * map[0].length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(255 * map[i / 3 / map[0].length][i / 3 % map[0].length]);
        }
        return new Picture(map[0].length, map.length, rgb);
    }

    private static double colour(double value, int channel) {
        double at = value * (RAMP.length - 1);
        int low = (int) Math.min(RAMP.length - 2, Math.floor(at));
        return RAMP[low][channel] + (at - low) * (RAMP[low + 1][channel] - RAMP[low][channel]);
    }
}
