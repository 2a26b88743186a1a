package tsugiki.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tsugiki.data.Item;

/** What a student learns from while it lives: many short trainings on the same pictures read their bytes once, when somebody asks. */
final class Learning {

    private final Set<Item> trained = new LinkedHashSet<>();
    private final Set<Item> chose = new LinkedHashSet<>();
    private Learnt asked;

    Learning(Learnt before) {
        this.asked = before;
    }

    void from(List<Item> training, List<Item> validation) {
        trained.addAll(training);
        chose.addAll(validation);
    }

    Learnt learnt() {
        if (!trained.isEmpty() || !chose.isEmpty()) {
            asked = asked.and(Learnt.of(List.copyOf(trained), List.copyOf(chose)));
            trained.clear();
            chose.clear();
        }
        return asked;
    }
}
