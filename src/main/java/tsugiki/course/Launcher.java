package tsugiki.course;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Reason;

/** The words of {@code ./course}, called from a cell as in a terminal: for work that needs more than a notebook loads. */
public final class Launcher {

    /** Names the Python that starts the launcher; the kernel is given the one it was set up with. */
    private static final String PYTHON = "TSUGIKI_PYTHON";

    /** How often the program is asked for its next line: a thread that reads cannot be interrupted. */
    private static final long MILLISECONDS = 20;

    private Launcher() {}

    /**
     * Calls a word that prints a result, e.g. {@code call("features", folder, "--out", file)}; what else it says is printed here.
     *
     * @param words the word and its options; {@code --format json} is added
     * @throws CourseException with the sentence of the word if it fails, or if the call is interrupted: the program is ended
     */
    public static Told call(Object... words) {
        return call(System.getenv().getOrDefault(PYTHON, "python3"), Home.root().resolve("course"), words);
    }

    static Told call(String python, Path course, Object... words) {
        if (!Files.isRegularFile(course)) {
            throw new CourseException("The launcher %s is not there: set TSUGIKI_HOME to the course's folder.", course);
        }
        List<String> line = new ArrayList<>(List.of(python, course.toString()));
        Arrays.stream(words).map(String::valueOf).forEach(line::add);
        line.addAll(List.of("--format", "json"));
        return told(String.valueOf(words.length == 0 ? "" : words[0]), line);
    }

    private static Told told(String word, List<String> line) {
        List<String> said = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                process.getOutputStream().close();
                for (String next = next(process, lines); next != null; next = next(process, lines)) {
                    said.add(next);
                    print(next);
                }
                if (process.waitFor() == 0) {
                    return Told.of(said);
                }
            } finally {
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
            }
        } catch (IOException e) {
            throw new CourseException(e, "./course %s cannot be called (%s): see what ./course doctor says.", word, Reason.of(e));
        } catch (InterruptedException e) {
            throw new CourseException(e, "./course %s was stopped.", word);
        }
        throw new CourseException("%s", said.isEmpty() ? "./course " + word + " ended without a word: see what ./course doctor says."
                : said.get(said.size() - 1).replaceFirst("^course: ", ""));
    }

    /** The next line, waited for; null where there is none any more. */
    private static String next(Process process, BufferedReader lines) throws IOException, InterruptedException {
        while (process.isAlive() && !lines.ready()) {
            Thread.sleep(MILLISECONDS);
        }
        return lines.readLine();
    }

    private static void print(String line) {
        if (!Told.isResult(line)) {
            System.out.println(line);
        }
    }
}
