package tsugiki.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Orders of indices. */
public final class Order {

    private Order() {}

    /** 0..n-1 shuffled; the same seed gives the same order on every machine. */
    public static List<Integer> shuffled(int n, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }
}
