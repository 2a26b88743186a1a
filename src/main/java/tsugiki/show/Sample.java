package tsugiki.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;

/** Cuts a data set to a profile: first classes, a seeded choice of pictures, order kept; says so in the split's name. */
final class Sample {

    private Sample() {}

    static DataSet of(DataSet all, Profile profile, long seed) {
        int classes = Math.min(Profile.limit(profile.classes()), all.classes().size());
        List<Item> train = draw(all.train(), classes, profile.train(), seed);
        List<Item> validation = draw(all.validation(), classes, profile.validation(), seed + 1);
        List<Item> test = draw(all.test(), classes, profile.test(), seed + 2);
        if (train.size() + validation.size() + test.size() == all.items().size()) {
            return all;
        }
        String name = classes < all.classes().size() ? Text.of("%s (%d of %d classes)", all.name(), classes, all.classes().size()) : all.name();
        return new DataSet(name, all.split() + ", sampled", all.classes().subList(0, classes), train, validation, test, all.leftOut());
    }

    private static List<Item> draw(List<Item> items, int classes, int perClass, long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        int[] left = new int[classes];
        java.util.Arrays.fill(left, Profile.limit(perClass));
        return order.stream().filter(i -> items.get(i).label() < classes && left[items.get(i).label()]-- > 0)
                .sorted().map(items::get).toList();
    }
}
