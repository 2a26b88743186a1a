import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.evaluate.JudgedAnswers;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.transfer.Student;

/** What a student says of every file of a folder: java -jar target/answers.jar STUDENT FOLDER. */
final class Answers {

    public static void main(String[] words) throws IOException {
        try (Student student = Student.load(Path.of(words[0])); Stream<Path> files = Files.list(Path.of(words[1]))) {
            List<Item> pictures = files.sorted().map(file -> new Item(file.getFileName().toString(), 0, Source.of(file))).toList();
            JudgedAnswers said = JudgedAnswers.of(student, pictures);
            float[][] logits = said.evaluation().logits();
            for (int i = 0; i < logits.length; i++) {
                PictureAnswer answer = PictureAnswer.of(said.evaluation().items().get(i).name(), student.probabilities(logits[i]), student, said.verdict(i));
                System.out.printf(Locale.ROOT, "%s\t%s\t%s\t%.6f%n", answer.picture(), answer.known() ? "" : "I do not know", answer.answer(), answer.probability());
            }
            said.evaluation().leftOut().forEach(file -> System.err.println(file.file() + " was left out: " + file.why()));
        }
    }
}
