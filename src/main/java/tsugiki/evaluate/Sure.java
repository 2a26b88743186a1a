package tsugiki.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.Text;
import tsugiki.data.Item;

/**
 * A picture, and how surely several students name it rightly.
 *
 * @param item the picture
 * @param right whether all of them name it rightly
 * @param probability of its true class, 0..1: the least that one of them gives
 */
public record Sure(Item item, boolean right, double probability) {

    /**
     * The pictures that all of the students name rightly, those first of which the least sure one is surest. Where there is
     * none, the surest of all.
     *
     * @param evaluations of the students, on the same pictures
     * @param atMost so many
     */
    public static List<Sure> of(Collection<Evaluation> evaluations, int atMost) {
        Map<String, Sure> least = new HashMap<>();
        for (Evaluation evaluation : evaluations) {
            float[][] probabilities = evaluation.probabilities();
            int[] predicted = evaluation.predicted();
            for (int i = 0; i < predicted.length; i++) {
                Item item = evaluation.items().get(i);
                least.merge(item.name(), new Sure(item, predicted[i] == item.label(), probabilities[i][item.label()]), Sure::and);
            }
        }
        List<Sure> sorted = new ArrayList<>(least.values());
        sorted.sort(Comparator.comparingDouble((Sure s) -> -s.probability).thenComparing(s -> s.item.name()));
        List<Sure> right = sorted.stream().filter(Sure::right).toList();
        return (right.isEmpty() ? sorted : right).stream().limit(atMost).toList();
    }

    private Sure and(Sure other) {
        return new Sure(item, right && other.right, Math.min(probability, other.probability));
    }

    @Override
    public String toString() {
        return Text.of("%s, %.0f %%%s", item.name(), 100 * probability, right ? "" : ", not named rightly by all");
    }
}
