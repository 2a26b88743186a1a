package tsugiki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.JudgedAnswers;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.features.Neighbours;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/** {@code predict}: what a finished student sees in pictures. */
@Command(name = "predict", description = "Names the class of pictures by a finished student, or says \"I do not know\" where it was trained to refuse.",
        footer = {"", "Example:", "  ./course predict student rose.jpg lily.jpg --like 5 --grid alike.png",
            "", "More pictures than one machine takes: ./course predict --engine spark --help."})
final class PredictCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PICTURE", description = "Picture files.")
    List<Path> pictures;

    @Mixin
    LikeOptions alike;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        alike.check(pictures);
        List<Item> items = pictures.stream().map(file -> new Item(file.toString(), 0, Source.of(file))).toList();
        try (Student student = Student.load(folder)) {
            alike.open(student);
            JudgedAnswers answers = JudgedAnswers.of(student, items);
            Evaluation evaluation = answers.evaluation();
            List<Map<String, Object>> results = new ArrayList<>();
            for (int i = 0; i < evaluation.items().size(); i++) {
                Item item = evaluation.items().get(i);
                results.add(report(PictureAnswer.of(item.name(), student.probabilities(evaluation.logits()[i]), student, answers.verdict(i)), alike.of(student, item)));
            }
            alike.close();
            if (output.format == Output.Format.JSON) {
                System.out.println(Output.json(results));
            }
            Output.report(evaluation.leftOut());
            return evaluation.leftOut().isEmpty() ? 0 : 1;
        }
    }

    private Map<String, Object> report(PictureAnswer answer, List<Neighbours.Neighbour> near) {
        if (output.format == Output.Format.TEXT) {
            String guesses = String.join(", ", answer.best().stream().map(guess -> Text.of("%s %.1f %%", guess.name(), 100 * guess.probability())).toList());
            System.out.println(Shown.line(answer.picture() + ": " + answer.verdict().filter(Refusal.Verdict::refused)
                    .map(refused -> Text.of("I do not know, %s (%s)", refused.why(), guesses))
                    .orElse(answer.set().isEmpty() ? guesses : Text.of("%s (%s)", answer.answer(), guesses))));
            near.forEach(neighbour -> System.out.println(Shown.line("  like " + neighbour)));
        }
        Map<String, Object> result = new LinkedHashMap<>(answer.json());
        if (!near.isEmpty()) {
            result.put("like", LikeOptions.told(near));
        }
        return result;
    }
}
