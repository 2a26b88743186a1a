package tsugiki.data;

import tsugiki.base.CourseException;

/** The one door to data sets. */
public final class DataSets {

    private DataSets() {}

    /**
     * Opens a data set.
     *
     * @param spec {@code garden}, {@code flowers102} (downloads), {@code flowers102:DIR} (a folder with
     *     the three official files), or {@code DIR}, a folder of class folders
     * @param split how to split it, or null for its own way: official where there is one, else random
     * @param seed of random splits and of the Garden's drawings
     * @throws CourseException when it is not there or cannot be used: says why and what to do
     */
    public static DataSet open(String spec, Split split, long seed) {
        throw new CourseException("%s cannot be opened yet: wait for the next delivery.", spec);
    }
}
