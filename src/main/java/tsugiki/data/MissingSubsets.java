package tsugiki.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.Seeds;

/**
 * Gives a data set the subsets that it lacks: the PyTorch tutorial's own layout has train and val only, others have
 * train and test.
 */
public final class MissingSubsets {

    /** One of so many training pictures of a class goes to the subset that is missing, at least one. */
    private static final int SHARE = 4;

    /** Of a class's training pictures so many stay in any case, if it has them. */
    private static final int KEPT = 2;

    private MissingSubsets() {}

    /**
     * A missing subset is made of training pictures, so that what is scored was neither learnt nor chosen by; the
     * split's name says so. It stays empty where no class has three training pictures.
     *
     * @param seed chooses the pictures
     */
    public static DataSet of(DataSet data, long seed) {
        List<Item> train = new ArrayList<>(data.train());
        List<Item> validation = data.validation().isEmpty() ? take(train, data.counts(train), Seeds.mix(seed, 1, 0)) : data.validation();
        List<Item> test = data.test().isEmpty() ? take(train, data.counts(train), Seeds.mix(seed, 2, 0)) : data.test();
        String made = String.join(" and ", Stream.of(data.validation().size() < validation.size() ? "validation" : "",
                data.test().size() < test.size() ? "test" : "").filter(part -> !part.isEmpty()).toList());
        return made.isEmpty() ? data : new DataSet(data.name(), data.split() + ", " + made + " from train", data.classes(),
                train, validation, test, data.leftOut());
    }

    /** Takes a share of each class out of {@code train}. @param counts its pictures of each class */
    private static List<Item> take(List<Item> train, int[] counts, long seed) {
        int[] share = IntStream.of(counts).map(n -> Math.min(Math.max(1, n / SHARE), n - KEPT)).toArray();
        List<Item> part = PerClass.first(train, Order.shuffled(train.size(), seed), share);
        train.removeAll(Set.copyOf(part));
        return part;
    }
}
