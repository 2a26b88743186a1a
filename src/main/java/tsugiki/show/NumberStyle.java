package tsugiki.show;

import java.util.Arrays;
import tsugiki.base.Text;

/** One way of writing for all numbers of a column: about four digits that mean something. */
final class NumberStyle {

    private static final double SMALL = 1e-3;

    private final String format;

    private NumberStyle(String format) {
        this.format = format;
    }

    /** Whole numbers, as {@link Text#count}; years stay years. */
    static NumberStyle whole(String column) {
        return new NumberStyle(column.equalsIgnoreCase("year") ? "%.0f" : "%,.0f");
    }

    /** Fractions: scientific if one is below 0.001, else as many decimals, up to four, as the values need. */
    static NumberStyle of(double... values) {
        double[] finite = Arrays.stream(values).filter(v -> Double.isFinite(v) && v != 0).map(Math::abs).toArray();
        if (Arrays.stream(finite).anyMatch(v -> v < SMALL)) {
            return new NumberStyle("%.1e");
        }
        double most = Arrays.stream(finite).max().orElse(0);
        int room = most >= 1000 ? 0 : most >= 100 ? 1 : most >= 10 ? 2 : most >= 1 ? 3 : 4;
        int needed = Arrays.stream(finite).mapToInt(NumberStyle::decimals).max().orElse(0);
        return new NumberStyle("%,." + Math.min(room, needed) + "f");
    }

    private static int decimals(double value) {
        int decimals = 0;
        while (decimals < 4 && Math.abs(value - Math.rint(value)) > 1e-6) {
            value *= 10;
            decimals++;
        }
        return decimals;
    }

    String format(double value) {
        return Double.isNaN(value) ? "" : Text.of(format, value);
    }
}
