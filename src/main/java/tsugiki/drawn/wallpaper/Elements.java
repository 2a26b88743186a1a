package tsugiki.drawn.wallpaper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a group turns around and mirrors at: its elements within some cells, in lattice coordinates.
 *
 * @param centres of turns, each once, with its highest order
 * @param axes of mirrors and glides, each once; where a mirror and a glide share a line, the mirror
 */
record Elements(List<Centre> centres, List<Axis> axes) {

    /** @param order 2, 3, 4 or 6: a turn by a full turn over so many falls onto itself */
    record Centre(double x, double y, int order) {}

    /**
     * The line through (x, y) along (alongX, alongY).
     *
     * @param glide whether it needs a shift along the line, too
     */
    record Axis(double x, double y, int alongX, int alongY, boolean glide) {}

    /** All that an operation of the group, followed by a translation of up to so many cells, leaves in its place. */
    static Elements of(SymmetryGroup group, int cells) {
        Map<String, Centre> centres = new LinkedHashMap<>();
        Map<String, Axis> axes = new LinkedHashMap<>();
        for (Symmetry s : group.operations()) {
            for (int i = -cells; i <= cells; i++) {
                for (int j = -cells; j <= cells; j++) {
                    double tx = s.halvesX() / 2.0 + i;
                    double ty = s.halvesY() / 2.0 + j;
                    if (s.isMirror()) {
                        Axis axis = axis(s, tx, ty);
                        axes.merge(line(axis), axis, (a, b) -> a.glide() ? b : a);
                    } else if (order(s) > 1) {
                        Centre centre = centre(s, tx, ty);
                        centres.merge(Math.round(12 * centre.x()) + " " + Math.round(12 * centre.y()), centre, (a, b) -> a.order() < b.order() ? b : a);
                    }
                }
            }
        }
        return new Elements(List.copyOf(centres.values()), List.copyOf(axes.values()));
    }

    /** Of a turn by a full turn over n, its matrix's trace is 2 cos of it. */
    private static int order(Symmetry s) {
        return switch (s.xx() + s.yy()) {
            case -2 -> 2;
            case -1 -> 3;
            case 0 -> 4;
            case 1 -> 6;
            default -> 1;
        };
    }

    /** The point p with {@code p = L p + t}. */
    private static Centre centre(Symmetry s, double tx, double ty) {
        int a = 1 - s.xx();
        int d = 1 - s.yy();
        double determinant = a * d - s.xy() * s.yx();
        return new Centre((d * tx + s.xy() * ty) / determinant, (s.yx() * tx + a * ty) / determinant, order(s));
    }

    /** The shift's part along the axis is {@code g = (t + L t) / 2}; the axis goes through {@code (t - g) / 2}. */
    private static Axis axis(Symmetry s, double tx, double ty) {
        double gx = (tx + s.xx() * tx + s.xy() * ty) / 2;
        double gy = (ty + s.yx() * tx + s.yy() * ty) / 2;
        boolean whole = gx == Math.rint(gx) && gy == Math.rint(gy); // a mirror, and the lattice's own translation
        int vx = 1 + s.xx() != 0 || s.yx() != 0 ? 1 + s.xx() : s.xy();
        int vy = 1 + s.xx() != 0 || s.yx() != 0 ? s.yx() : 1 + s.yy();
        return new Axis((tx - gx) / 2, (ty - gy) / 2, vx, vy, !whole);
    }

    /** Direction and offset of a line, the same for the same line. */
    private static String line(Axis axis) {
        double length = Math.hypot(axis.alongX(), axis.alongY());
        double sign = axis.alongX() < 0 || axis.alongX() == 0 && axis.alongY() < 0 ? -1 : 1;
        double dx = sign * axis.alongX() / length;
        double dy = sign * axis.alongY() / length;
        return Math.round(1000 * dx) + " " + Math.round(1000 * dy) + " " + Math.round(1000 * (axis.x() * dy - axis.y() * dx));
    }

    /** E.g. {@code "turns 4, 2; mirrors; glides"}; {@code "shifts only"} where there is nothing else. */
    String words() {
        List<String> words = new ArrayList<>();
        List<Integer> orders = centres.stream().map(Centre::order).distinct().sorted((a, b) -> b - a).toList();
        if (!orders.isEmpty()) {
            words.add("turns " + String.join(", ", orders.stream().map(String::valueOf).toList()));
        }
        Stream.of(false, true).filter(glide -> axes.stream().anyMatch(axis -> axis.glide() == glide)).forEach(glide -> words.add(glide ? "glides" : "mirrors"));
        return words.isEmpty() ? "shifts only" : String.join("; ", words);
    }
}
