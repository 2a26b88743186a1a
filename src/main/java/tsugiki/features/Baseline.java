package tsugiki.features;

import java.util.stream.IntStream;
import tsugiki.base.CourseException;

/**
 * The constant answer: the most frequent class of the pictures trained on. An accuracy means nothing
 * unless it is above this one's.
 *
 * @param label the class, from 0
 * @param name its name
 */
public record Baseline(int label, String name) {

    /** The most frequent class; among equals the first. @throws CourseException if there are no pictures */
    public static Baseline fit(Features train) {
        if (train.size() == 0) {
            throw new CourseException("There are no pictures to find the most frequent class of: choose another part or split.");
        }
        int[] counts = train.counts();
        int label = 0;
        for (int k = 1; k < counts.length; k++) {
            label = counts[k] > counts[label] ? k : label;
        }
        return new Baseline(label, train.classes().get(label));
    }

    /** The share of pictures that show this class, 0..1. @throws CourseException if there are no pictures */
    public double score(Features features) {
        if (features.size() == 0) {
            throw new CourseException("There are no pictures to score on: choose another part or another split.");
        }
        return IntStream.of(features.labels()).filter(l -> l == label).count() / (double) features.size();
    }
}
