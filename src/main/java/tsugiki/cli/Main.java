package tsugiki.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Shown;
import tsugiki.base.Text;

/** The door of the command line: `./course WORD ...` ends here for every word the launcher does not know. */
@Command(name = "course", mixinStandardHelpOptions = true, versionProvider = Versions.class,
        description = "Pretrained networks, new heads, features and fine-tuning.",
        synopsisSubcommandLabel = "WORD",
        subcommands = {
            ModelsCommand.class, InspectCommand.class, TrainCommand.class, EvaluateCommand.class, PredictCommand.class, ServeCommand.class, DriftCommand.class, ExportCommand.class,
            FeaturesCommand.class, LogitsCommand.class, VerifyCommand.class, StepCommand.class, BenchCommand.class, PicturesCommand.class,
            ThumbnailsCommand.class, CompletionCommand.class},
        footer = {"", "Example:", "  ./course train --help"})
public final class Main {

    private static final long LONGEST_BATCH_SECONDS = 60;

    private Main() {}

    /** Runs the words given and ends with their exit code. */
    public static void main(String[] arguments) {
        end(new Main(), arguments);
    }

    /** The same with other words than the kit's own, e.g. those of a module beside it. @param command a picocli command */
    public static void end(Object command, String... arguments) {
        Locale.setDefault(Locale.ROOT); // for what others print, Tablesaw and the JDK: one way to write numbers, one language
        CountDownLatch done = new CountDownLatch(1);
        endAfterTheBatch(Thread.currentThread(), done);
        int code = Failure.CODE;
        try {
            StandardStreams streams = StandardStreams.utf8();
            code = streams.ended(run(command, arguments));
        } finally {
            done.countDown(); // after an Error too: the end would wait for a batch that nobody computes
            System.exit(code);
        }
    }

    /** On SIGTERM or Ctrl-C the work stops as by a notebook's stop button: a process that ends while the engine computes crashes. */
    private static void endAfterTheBatch(Thread work, CountDownLatch done) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            work.interrupt();
            try {
                done.await(LONGEST_BATCH_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** @return 0 done, 1 failed, 2 called wrongly */
    static int run(String... arguments) {
        return run(new Main(), arguments);
    }

    /** Runs a command with words of its own. @return 0 done, 1 failed, 2 called wrongly */
    public static int run(Object command, String... arguments) {
        try {
            return line(command)
                    .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                    .setParameterExceptionHandler((exception, parsed) -> misused(exception, List.of(arguments)))
                    .setExecutionExceptionHandler((exception, called, parsed) -> Failure.tell(exception))
                    .execute(arguments);
        } catch (Error e) { // no memory, no stack: picocli hands on exceptions only
            return Failure.tell(e);
        }
    }

    /** The kit's own words, for those who list them. */
    static CommandLine line() {
        return line(new Main());
    }

    /** How a command's words are read, and their help. */
    static CommandLine line(Object command) {
        return Help.on(new CommandLine(command))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // @1.jpg is a picture
                .registerConverter(Path.class, Main::path);
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("A path is empty: write one, or leave it out (a shell's variable may have no value)");
        }
        try {
            return Home.path(text);
        } catch (CourseException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int misused(ParameterException exception, List<String> words) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println(Shown.line(Text.of("%s%s%s: `./%s --help` shows how it is called.",
                exception.getMessage(), Help.meant(exception), Dashes.hint(words), command.getCommandSpec().qualifiedName())));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
