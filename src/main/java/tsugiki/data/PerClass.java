package tsugiki.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes so many pictures of each class. */
public final class PerClass {

    private PerClass() {}

    /**
     * The first pictures of each class in an order of its own, in the order of the list.
     *
     * @param order indices of pictures, each once; those that are missing are never taken
     * @param most how many of each class, by label
     */
    public static List<Item> first(List<Item> items, List<Integer> order, int[] most) {
        int[] left = most.clone();
        Set<Integer> taken = new HashSet<>();
        for (int i : order) {
            if (left[items.get(i).label()]-- > 0) {
                taken.add(i);
            }
        }
        return IntStream.range(0, items.size()).filter(taken::contains).mapToObj(items::get).toList();
    }
}
