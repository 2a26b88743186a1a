package tsugiki.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped name was meant to be. */
public final class Names {

    private Names() {}

    /** The candidate with the smallest edit distance to {@code name}. */
    public static String nearest(String name, Collection<String> candidates) {
        return candidates.stream().min(Comparator.<String>comparingInt(c -> distance(name, c)).thenComparing(c -> c)).orElse("");
    }

    /** The candidate that is so near that a slip of the fingers may lead from one to the other; else empty. */
    public static Optional<String> near(String name, Collection<String> candidates) {
        return Optional.of(nearest(name, candidates)).filter(found -> !found.isEmpty() && distance(name, found) <= Math.max(2, name.length() / 3));
    }

    /** Levenshtein: single-letter insertions, deletions and changes that lead from one to the other. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
