package tsugiki.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;

/** Cuts a data set to a profile: first classes, a seeded choice of pictures, order kept; says so in its name and its split's. */
final class Sample {

    private Sample() {}

    /** The first classes that the profile takes, all their pictures. */
    static DataSet classes(DataSet all, Profile profile) {
        int classes = Profile.limit(profile.classes());
        if (classes >= all.classes().size()) {
            return all;
        }
        List<List<Item>> parts = Stream.of(all.train(), all.validation(), all.test())
                .map(part -> part.stream().filter(item -> item.label() < classes).toList()).toList();
        return new DataSet(Text.of("%s (%d of %d classes)", all.name(), classes, all.classes().size()), all.split(),
                all.classes().subList(0, classes), parts.get(0), parts.get(1), parts.get(2), all.leftOut());
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
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        int[] left = new int[all.classes().size()];
        Arrays.fill(left, Profile.limit(perClass));
        return order.stream().filter(i -> !unusable.containsKey(items.get(i)) && left[items.get(i).label()]-- > 0)
                .sorted().map(items::get).toList();
    }
}
