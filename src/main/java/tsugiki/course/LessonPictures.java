package tsugiki.course;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.MissingSubsets;
import tsugiki.data.Readability;

/**
 * What the lessons take of a learner's data set: pictures that can be read, no more of them than the profile
 * says, in all three parts. This is the one place that knows what the lessons need at least.
 */
final class LessonPictures {

    /** Of two classes: in cross-validation every fold learns from both. */
    private static final int TRAINING = 2;

    private LessonPictures() {}

    /**
     * The first classes of the profile, in {@link MissingSubsets}, then a sample; what cannot be read is left out, listed,
     * and replaced.
     *
     * @throws CourseException if there are too few pictures for the lessons
     */
    static DataSet of(DataSet all, Profile profile, long seed, Progress.Factory progress) {
        DataSet rest = MissingSubsets.of(Sample.classes(all, profile), seed);
        Set<Item> looked = new HashSet<>();
        Map<Item, LeftOut> unreadable = new LinkedHashMap<>();
        while (true) {
            DataSet sample = Sample.of(rest, profile, seed, unreadable);
            List<Item> fresh = sample.items().stream().filter(looked::add).toList();
            Map<Item, LeftOut> more = Readability.unreadable(fresh, progress);
            if (more.isEmpty()) {
                require(sample);
                return sample;
            }
            unreadable.putAll(more);
        }
    }

    /** Cross-validation and the swapped split of lesson 03 learn from two classes or not at all. */
    private static void require(DataSet data) {
        int[] train = data.counts(data.train());
        int[] test = data.counts(data.test());
        String untrained = IntStream.range(0, train.length).filter(k -> train[k] == 0).mapToObj(data.classes()::get).findFirst().orElse(null);
        if (untrained != null) {
            throw new CourseException("The class '%s' of %s has no training picture that can be read: mend its pictures or take its folder out.",
                    untrained, data.name());
        }
        long learnt = atLeast(TRAINING, train);
        long tested = atLeast(1, test);
        if (learnt < 2 || tested < 2 || data.validation().isEmpty()) {
            throw new CourseException("%s has too few pictures for the lessons: they need two classes with two pictures each to train on (%d have them), "
                    + "two with a picture each to test on (%d) and a picture to choose by (%d); undivided, four pictures in each of two class folders are enough.",
                    data.name(), learnt, tested, data.validation().size());
        }
    }

    private static long atLeast(int least, int[] counts) {
        return IntStream.of(counts).filter(n -> n >= least).count();
    }
}
