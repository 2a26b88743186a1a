package tsugiki.evaluate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.data.DataSet;
import tsugiki.data.DataSource;
import tsugiki.data.Item;
import tsugiki.transfer.TrainingNote;

/**
 * What an evaluation says of a student, as the note it is saved with, so that its card tells its accuracy:
 *
 * <pre>{@code
 * student.save(folder, Notes.of("recipe", data, Evaluation.of(student, data.test())));
 * }</pre>
 */
public final class Notes {

    private Notes() {}

    /**
     * Notes accuracy with its interval, class by class, beside the baseline, the split and the terms of the pictures.
     *
     * @param method how it was trained, in a word or two
     * @param data what it was trained on, and how that was split
     * @param evaluation of its test or its validation pictures
     * @throws CourseException if nothing was scored, or a picture is of neither part
     */
    public static TrainingNote of(String method, DataSet data, Evaluation evaluation) {
        Confusion confusion = Confusion.of(evaluation.labels(), evaluation.predicted(), evaluation.classes());
        return of(method, data, evaluation.items(), confusion.correct(), confusion.perClass());
    }

    /** The same of several labels: the exact match, and of each label how many pictures that have it were found. */
    public static TrainingNote of(String method, DataSet data, MultiLabelEvaluation evaluation) {
        return of(method, data, items(data, evaluation.files()), evaluation.exact(), evaluation.perLabel());
    }

    /** The pictures of these names, one a name. @throws CourseException if neither part has one of them */
    private static List<Item> items(DataSet data, List<String> names) {
        Map<String, Item> test = byName(data.test());
        Map<String, Item> part = test.keySet().containsAll(names) ? test : byName(data.validation());
        return names.stream().map(name -> {
            Item item = part.getOrDefault(name, test.get(name));
            if (item == null) {
                throw stranger(data, name, "test or validation");
            }
            return item;
        }).toList();
    }

    private static Map<String, Item> byName(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::name, item -> item, (first, second) -> first));
    }

    private static TrainingNote of(String method, DataSet data, List<Item> scored, int right, List<TrainingNote.ClassScore> classes) {
        String part = part(data, scored);
        double accuracy = (double) right / scored.size();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TrainingNote.DATA, data.name());
        settings.put("split", data.split());
        settings.put("train", Integer.toString(data.train().size()));
        settings.put("validation", Integer.toString(data.validation().size()));
        settings.put("test", Integer.toString(data.test().size()));
        settings.put("accuracy", Double.toString(accuracy));
        settings.put("interval", Intervals.wilson(right, scored.size()).toString());
        settings.put("scored_on", part);
        settings.put("pictures", Integer.toString(scored.size()));
        double baseline = data.constantAnswer(scored.stream().mapToInt(Item::label).toArray());
        settings.put("baseline", Double.toString(baseline));
        settings.put("terms", DataSource.termsOf(data.name()));
        return new TrainingNote(method, settings, Map.of(part, accuracy, "baseline", baseline), classes);
    }

    private static String part(DataSet data, List<Item> scored) {
        if (scored.isEmpty()) {
            throw new CourseException("Nothing was scored, so there is no accuracy to note: evaluate the student on data.test().");
        }
        Set<Item> test = new HashSet<>(data.test());
        Set<Item> validation = new HashSet<>(data.validation());
        Item first = scored.get(0);
        Set<Item> part = test.contains(first) ? test : validation;
        Item other = scored.stream().filter(item -> !part.contains(item)).findFirst().orElse(null);
        if (other != null) {
            throw stranger(data, other.name(), part == test ? "test" : "test or validation");
        }
        return part == test ? "test" : "validation";
    }

    private static CourseException stranger(DataSet data, String name, String part) {
        return new CourseException("%s is no %s picture of %s, so its accuracy is not one to note: evaluate the student on data.test() or data.validation().",
                Shown.text(name), part, Shown.text(data.name()));
    }
}
