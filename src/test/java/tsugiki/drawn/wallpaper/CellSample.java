package tsugiki.drawn.wallpaper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of a pattern without noise, read off its picture on a grid along the lattice: every operation
 * moves grid points onto grid points, and can be tried by comparing colours.
 */
final class CellSample {
    /** Points along each vector; halves, thirds and quarters of the cell fall on points. */
    static final int N = 24;

    private static final int SIZE = 640;

    private final Recipe recipe;
    private final int[][] colours = new int[N * N][];
    private final double contrast;

    CellSample(SymmetryGroup group, Recipe recipe) {
        this.recipe = recipe;
        BufferedImage picture = new PatternPainter(group, recipe, SIZE).paint(recipe);
        AffineTransform toPixels = recipe.lattice(SIZE);
        for (int k = 0; k < colours.length; k++) {
            colours[k] = colour(picture, inside(toPixels, k / N / (double) N, k % N / (double) N));
        }
        double sum = 0;
        for (int k = 1; k < N; k++) {
            sum += difference(Symmetry.IDENTITY, k, 7 * k % N) / (N - 1);
        }
        contrast = sum;
    }

    /** A place in the picture that shows this point of the cell. */
    private static Point2D inside(AffineTransform toPixels, double x, double y) {
        for (int i = -12; i <= 12; i++) {
            for (int j = -12; j <= 12; j++) {
                Point2D at = toPixels.transform(new Point2D.Double(x + i, y + j), null);
                if (Math.min(at.getX(), at.getY()) > 3 && Math.max(at.getX(), at.getY()) < SIZE - 4) {
                    return at;
                }
            }
        }
        throw new IllegalStateException("no cell in the picture");
    }

    /** The colour at a place, between pixel centres bilinear. */
    private static int[] colour(BufferedImage picture, Point2D at) {
        int x = (int) (at.getX() - 0.5);
        int y = (int) (at.getY() - 0.5);
        double fx = at.getX() - 0.5 - x;
        double fy = at.getY() - 0.5 - y;
        int[] rgb = new int[3];
        for (int c = 0; c < 3; c++) {
            int shift = 16 - 8 * c;
            double top = (1 - fx) * (picture.getRGB(x, y) >> shift & 255) + fx * (picture.getRGB(x + 1, y) >> shift & 255);
            double bottom = (1 - fx) * (picture.getRGB(x, y + 1) >> shift & 255) + fx * (picture.getRGB(x + 1, y + 1) >> shift & 255);
            rgb[c] = (int) Math.round((1 - fy) * top + fy * bottom);
        }
        return rgb;
    }

    /**
     * Mean difference of colours, 0..255, between the cell and what an operation makes of it.
     *
     * @param operation its linear part
     * @param right shift along the first vector, in grid points; up alike
     */
    double difference(Symmetry operation, int right, int up) {
        long sum = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                int x = Math.floorMod(operation.xx() * i + operation.xy() * j + right, N);
                int y = Math.floorMod(operation.yx() * i + operation.yy() * j + up, N);
                int[] a = colours[i * N + j];
                int[] b = colours[x * N + y];
                sum += Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
            }
        }
        return sum / (3.0 * N * N);
    }

    /** Mean difference of colours between two points of the cell. */
    double contrast() {
        return contrast;
    }

    /** Linear parts that keep the lattice's lengths and angles: what a pattern on it could have at most. */
    List<Symmetry> candidates() {
        double b = recipe.shape().ratio();
        double ab = b * Math.cos(Math.toRadians(recipe.shape().angle()));
        List<Symmetry> kept = new ArrayList<>();
        for (int k = 0; k < 81; k++) {
            Symmetry s = new Symmetry(k % 3 - 1, k / 3 % 3 - 1, k / 9 % 3 - 1, k / 27 - 1, 0, 0);
            double first = s.xx() * s.xx() + 2 * s.xx() * s.yx() * ab + s.yx() * s.yx() * b * b;
            double second = s.xy() * s.xy() + 2 * s.xy() * s.yy() * ab + s.yy() * s.yy() * b * b;
            double mixed = s.xx() * s.xy() + (s.xx() * s.yy() + s.xy() * s.yx()) * ab + s.yx() * s.yy() * b * b;
            if (Math.abs(first - 1) < 1e-9 && Math.abs(second - b * b) < 1e-9 && Math.abs(mixed - ab) < 1e-9) {
                kept.add(s);
            }
        }
        return kept;
    }
}
