package tsugiki.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;

/**
 * Which pictures train, which choose (validation) and which only test. Results under different splits
 * do not compare.
 */
public enum Split {

    /** As the data set's makers gave it: train, validation, test. */
    OFFICIAL,

    /** Trains on train and validation together, tests on test; nothing is left to choose on. */
    TRAINVAL,

    /** Trains on the official test pictures, validates on the other two; nothing is left to test on. */
    SWAPPED,

    /** All pictures drawn anew, {@link SplitRule#DEFAULT}, each class alike, by a seed. */
    RANDOM,

    /**
     * All pictures dealt anew, as under {@link #RANDOM}, but those of one day stay together: pictures that were taken
     * one after the other are nearly equal, and what is so like a training picture tests nothing. What bears no day is
     * left out and listed.
     */
    BY_DAY,

    /** All pictures, however they are divided, test; nothing trains. */
    WHOLE;

    /** The word on the command line, e.g. {@code "official"}; {@code "day"} for {@link #BY_DAY}. */
    public String word() {
        return this == BY_DAY ? "day" : name().toLowerCase(Locale.ROOT);
    }

    /** @throws CourseException when there is no such split: lists them */
    public static Split of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new CourseException("There is no split '%s': choose one of %s.", word,
                        Arrays.stream(values()).map(Split::word).collect(Collectors.joining(", "))));
    }
}
