package tsugiki.drawn.wallpaper;

import java.awt.geom.AffineTransform;

/**
 * One operation in lattice coordinates: {@code x' = xx x + xy y + halvesX / 2}, {@code y' = yx x + yy y + halvesY / 2}.
 *
 * @param xx -1, 0 or 1, as the other three
 * @param halvesX 0 or 1: translations by whole cells belong to the lattice
 */
record Symmetry(int xx, int xy, int yx, int yy, int halvesX, int halvesY) {

    static final Symmetry IDENTITY = new Symmetry(1, 0, 0, 1, 0, 0);

    Symmetry {
        halvesX = Math.floorMod(halvesX, 2);
        halvesY = Math.floorMod(halvesY, 2);
    }

    /** Reads the notation of the International Tables, e.g. {@code "-x+1/2,y"}. */
    static Symmetry parse(String text) {
        String[] part = text.split(",");
        return new Symmetry(factor(part[0], 'x'), factor(part[0], 'y'), factor(part[1], 'x'), factor(part[1], 'y'),
                part[0].endsWith("+1/2") ? 1 : 0, part[1].endsWith("+1/2") ? 1 : 0);
    }

    private static int factor(String sum, char unknown) {
        int at = sum.indexOf(unknown);
        return at < 0 ? 0 : at > 0 && sum.charAt(at - 1) == '-' ? -1 : 1;
    }

    /** First {@code other}, then this. */
    Symmetry after(Symmetry other) {
        return new Symmetry(xx * other.xx + xy * other.yx, xx * other.xy + xy * other.yy,
                yx * other.xx + yy * other.yx, yx * other.xy + yy * other.yy,
                xx * other.halvesX + xy * other.halvesY + halvesX, yx * other.halvesX + yy * other.halvesY + halvesY);
    }

    /** Whether it turns left hands into right ones: reflections and glides. */
    boolean isMirror() {
        return xx * yy - xy * yx < 0;
    }

    /** Where a point goes, in lattice coordinates. */
    double[] move(double[] at) {
        return new double[] {xx * at[0] + xy * at[1] + halvesX / 2.0, yx * at[0] + yy * at[1] + halvesY / 2.0};
    }

    /** The same in lattice coordinates of Java2D. */
    AffineTransform transform() {
        return new AffineTransform(xx, yx, xy, yy, halvesX / 2.0, halvesY / 2.0);
    }
}
