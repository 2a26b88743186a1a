package tsugiki.course;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Order;
import tsugiki.data.PerClass;

/** Cuts a data set to a profile: first classes, a seeded choice of pictures, order kept; says so in its name and its split's. */
final class Sample {

    private Sample() {}

    /** The first classes that the profile takes, all their pictures. */
    static DataSet classes(DataSet all, Profile profile) {
        return all.firstClasses(Profile.limit(profile.classes()));
    }

    /** No more pictures of a class than the profile takes. @param unusable by name; others of the class take their places */
    static DataSet of(DataSet all, Profile profile, long seed, Map<Item, LeftOut> unusable) {
        List<Item> train = draw(all, all.train(), unusable, profile.train(), seed);
        List<Item> validation = draw(all, all.validation(), unusable, profile.validation(), seed + 1);
        List<Item> test = draw(all, all.test(), unusable, profile.test(), seed + 2);
        boolean whole = train.size() + validation.size() + test.size() == all.items().size() - unusable.size();
        if (whole && unusable.isEmpty()) {
            return all;
        }
        List<LeftOut> leftOut = Stream.concat(all.leftOut().stream(), unusable.values().stream()).toList();
        return new DataSet(all.name(), whole ? all.split() : all.split() + ", sampled", all.classes(), train, validation, test, leftOut);
    }

    private static List<Item> draw(DataSet all, List<Item> items, Map<Item, LeftOut> unusable, int perClass, long seed) {
        List<Integer> order = Order.shuffled(items.size(), seed).stream().filter(i -> !unusable.containsKey(items.get(i))).toList();
        int[] most = new int[all.classes().size()];
        Arrays.fill(most, Profile.limit(perClass));
        return PerClass.first(items, order, most);
    }
}
