package tsugiki.data;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.CourseException;

/**
 * Which pictures train, which choose (validation) and which only test. Results under different splits
 * do not compare.
 */
public final class Split {

    /** How pictures are dealt. */
    enum Way { OFFICIAL, TRAINVAL, SWAPPED, RANDOM, DAY, NAME, WHOLE }

    /** As the data set's makers gave it: train, validation, test. */
    public static final Split OFFICIAL = new Split(Way.OFFICIAL, null);

    /** Trains on train and validation together, tests on test; nothing is left to choose on. */
    public static final Split TRAINVAL = new Split(Way.TRAINVAL, null);

    /** Trains on the official test pictures, validates on the other two; nothing is left to test on. */
    public static final Split SWAPPED = new Split(Way.SWAPPED, null);

    /** All pictures drawn anew, {@link SplitRule#DEFAULT}, each class alike, by a seed. */
    public static final Split RANDOM = new Split(Way.RANDOM, null);

    /**
     * All pictures dealt anew, as under {@link #RANDOM}, but those of one day stay together: pictures that were taken
     * one after the other are nearly equal, and what is so like a training picture tests nothing. What bears no day is
     * left out and listed.
     */
    public static final Split BY_DAY = new Split(Way.DAY, null);

    /** All pictures, however they are divided, test; nothing trains. */
    public static final Split WHOLE = new Split(Way.WHOLE, null);

    private static final List<Split> PLAIN = List.of(OFFICIAL, TRAINVAL, SWAPPED, RANDOM, BY_DAY, WHOLE);
    private static final String NAMED = BY_DAY.word() + ":";

    private final Way way;
    /** Searched in names; null unless the way is {@link Way#NAME}. */
    private final Pattern pattern;

    private Split(Way way, Pattern pattern) {
        this.way = way;
        this.pattern = pattern;
    }

    /**
     * As {@link #BY_DAY}, but what stays together is said by the pictures' names: a day, a patient, a street.
     *
     * @param pattern a regular expression with one group in parentheses, searched in the file's name without its folders. What the
     *     group finds is the same for pictures that stay together; a picture whose name does not fit is left out and listed
     * @throws CourseException if it is no pattern, or has not exactly one group
     */
    public static Split byName(String pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            int groups = compiled.matcher("").groupCount();
            if (groups != 1) {
                throw new CourseException("The pattern '%s' has %d groups in parentheses, and needs one, around what pictures that stay together share: "
                        + "write e.g. day:IMG_(\\d+)_, and (?:...) for parentheses that are no group.", pattern, groups);
            }
            return new Split(Way.NAME, compiled);
        } catch (PatternSyntaxException e) {
            throw new CourseException(e, "'%s' is no pattern (%s): write a regular expression with one group, e.g. day:IMG_(\\d+)_.", pattern, e.getDescription().toLowerCase(Locale.ROOT));
        }
    }

    /** How pictures are dealt. */
    Way way() {
        return way;
    }

    /** Whether groups of pictures are dealt, which stay together. */
    public boolean keepsGroups() {
        return way == Way.DAY || way == Way.NAME;
    }

    /** What a picture shares with those it stays together with; empty where it does not say it. */
    Optional<String> group(Item item) {
        if (way == Way.DAY) {
            return item.day().map(Object::toString); // sorts as days do
        }
        Matcher matcher = pattern.matcher(item.name().substring(item.name().lastIndexOf('/') + 1));
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    /** Why a picture without a group is left out. */
    String ungrouped() {
        return way == Way.DAY ? "it says no day on which it was taken" : "its name does not fit the pattern " + pattern;
    }

    /** How it is named beside results: the seed belongs to one that is dealt. */
    String label(long seed) {
        return switch (way) {
            case RANDOM -> "random (seed " + seed + ")";
            case DAY -> "by day (seed " + seed + ")";
            case NAME -> "by name (" + pattern + ", seed " + seed + ")";
            default -> word();
        };
    }

    /** The word on the command line, e.g. {@code "official"}; {@code "day"} for {@link #BY_DAY}, {@code "day:PATTERN"} by names. */
    public String word() {
        return way == Way.NAME ? NAMED + pattern : way.name().toLowerCase(Locale.ROOT);
    }

    /** @throws CourseException when there is no such split: lists them; or its pattern is none */
    public static Split of(String word) {
        if (word.startsWith(NAMED)) {
            return byName(word.substring(NAMED.length()));
        }
        return PLAIN.stream().filter(s -> s.word().equals(word.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new CourseException("There is no split '%s': choose one of %s.", word,
                        Stream.concat(PLAIN.stream().map(Split::word), Stream.of(NAMED + "PATTERN")).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return word();
    }

    /** Two by the same pattern are one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Split split && split.word().equals(word());
    }

    @Override
    public int hashCode() {
        return Objects.hash(word());
    }
}
