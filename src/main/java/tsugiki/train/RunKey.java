package tsugiki.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tsugiki.base.Digest;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.nn.Precision;
import tsugiki.transfer.Student;

/**
 * All that a kept training depends on, in words by name. Pictures count by their bytes, order and class: a folder
 * may be renamed, moved or joined by foreign files; a picture may not be changed.
 */
final class RunKey {

    /** Digits of a sum: 64 bits, so that two sets of pictures never share one by chance. */
    private static final int SHOWN = 16;

    private RunKey() {}

    static Map<String, String> of(Student student, DataSet data, TrainingSettings settings, Feed feed) {
        Map<String, String> words = new LinkedHashMap<>(settings.words());
        add(words, "reads", feed.said());
        add(words, "precision", Precision.chosen().toString());
        add(words, "network", student.network().name());
        add(words, "head", student.plan().toString());
        add(words, "classes", Text.of("%d (sum %s)", data.classes().size(), sum(data.classes())));
        add(words, "training pictures", pictures(data.train()));
        add(words, "validation pictures", pictures(data.validation()));
        add(words, "first weights", Snapshot.checksum(student.network()));
        return words;
    }

    /** A setting of the same name would be lost in silence, and another training taken for this one. */
    private static void add(Map<String, String> words, String name, String value) {
        if (words.put(name, value) != null) {
            throw new IllegalStateException("A training's settings have a word \"" + name + "\" of their own: call theirs otherwise.");
        }
    }

    private static String pictures(List<Item> items) {
        List<String> prints = Item.fingerprints(items);
        return Text.of("%d (sum %s)", items.size(),
                sum(IntStream.range(0, prints.size()).mapToObj(i -> items.get(i).label() + " " + prints.get(i)).toList()));
    }

    private static String sum(List<String> lines) {
        return Digest.ofLines("SHA-256", lines).substring(0, SHOWN);
    }

    /** What differs, e.g. {@code "epochs 1 (now 2)"}; empty if nothing does. */
    static String differences(Map<String, String> kept, Map<String, String> now) {
        return now.keySet().stream().filter(name -> !Objects.equals(now.get(name), kept.get(name)))
                .map(name -> Text.of("%s %s (now %s)", name, kept.getOrDefault(name, "not kept by the kit that began it"), now.get(name)))
                .collect(Collectors.joining(", "));
    }
}
