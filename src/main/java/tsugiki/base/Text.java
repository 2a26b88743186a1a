package tsugiki.base;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Text with numbers in it, the same on every machine: {@code 0.5} and {@code 1,000}, never the
 * decimal comma or the digits of a machine's language. A key, a script for the engine, a file's name
 * and a sentence for a person are all made here; a test forbids the ways that ask the machine.
 */
public final class Text {

    private Text() {}

    /** {@link String#format} in {@link Locale#ROOT}. */
    public static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A count as a person reads it, thousands parted: {@code 25,557,032}. JSON and CSV hold plain digits. */
    public static String count(long number) {
        return of("%,d", number);
    }

    /** Writes shares, 0..1, as percent with one decimal, e.g. {@code 81.3 %}; halves are rounded up, as {@link #of} rounds them. */
    public static DecimalFormat percent() {
        DecimalFormat format = new DecimalFormat("0.0 %", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
