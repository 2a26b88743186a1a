package tsugiki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
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
import tsugiki.evaluate.Answers;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/** {@code predict}: what a finished student sees in pictures. */
@Command(name = "predict", description = "Names the class of pictures by a finished student.",
        footer = {"", "Example:", "  ./course predict student rose.jpg lily.jpg"})
final class PredictCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PICTURE", description = "Picture files.")
    List<Path> pictures;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        List<Item> items = pictures.stream().map(file -> new Item(file.toString(), 0, Source.of(file))).toList();
        try (Student student = Student.load(folder)) {
            Answers answers = Answers.of(student, items);
            Evaluation evaluation = answers.evaluation();
            float[][] probabilities = evaluation.probabilities();
            List<Map<String, Object>> results = new ArrayList<>();
            for (int i = 0; i < probabilities.length; i++) {
                results.add(report(PictureAnswer.of(evaluation.items().get(i).name(), probabilities[i], student.classes(), answers.verdict(i))));
            }
            if (output.format == Output.Format.JSON) {
                System.out.println(Output.json(results));
            }
            Output.report(evaluation.leftOut());
            return evaluation.leftOut().isEmpty() ? 0 : 1;
        }
    }

    private Map<String, Object> report(PictureAnswer answer) {
        if (output.format == Output.Format.TEXT) {
            String guesses = String.join(", ", answer.best().stream().map(guess -> Text.of("%s %.1f %%", guess.name(), 100 * guess.probability())).toList());
            System.out.println(Shown.line(answer.picture() + ": " + answer.verdict().filter(Refusal.Verdict::refused)
                    .map(refused -> Text.of("I do not know, %s (%s)", refused.why(), guesses)).orElse(guesses)));
        }
        return answer.json();
    }
}
