package tsugiki.cli;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/** The door of the command line: `./course WORD ...` ends here for every word the launcher does not know. */
@Command(name = "course", mixinStandardHelpOptions = true,
        description = "Pretrained networks, new heads, features and fine-tuning.",
        synopsisSubcommandLabel = "WORD",
        subcommands = {
            ModelsCommand.class, InspectCommand.class, TrainCommand.class, EvaluateCommand.class, PredictCommand.class,
            FeaturesCommand.class, LogitsCommand.class, VerifyCommand.class, StepCommand.class, BenchCommand.class})
public final class Main {

    private static final long LONGEST_BATCH_SECONDS = 60;

    private Main() {}

    public static void main(String[] arguments) {
        CountDownLatch done = new CountDownLatch(1);
        endAfterTheBatch(Thread.currentThread(), done);
        int code = run(arguments);
        done.countDown();
        System.exit(code);
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
        IExecutionExceptionHandler sentence = (exception, command, parsed) -> fail(exception, command);
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, parsed) -> misused(exception))
                .setExecutionExceptionHandler(sentence)
                .execute(arguments);
    }

    private static int misused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr().printf(Locale.ROOT, "%s: `./%s --help` shows how it is called.%n",
                exception.getMessage(), command.getCommandSpec().qualifiedName());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int fail(Exception exception, CommandLine command) {
        if (System.getenv("TSUGIKI_DEBUG") != null) {
            exception.printStackTrace();
        }
        command.getErr().println(exception instanceof CourseException ? exception.getMessage() : unforeseen(exception));
        return 1;
    }

    private static String unforeseen(Exception exception) {
        return Text.of("Something went wrong that the kit did not foresee (%s: %s): run again with TSUGIKI_DEBUG=1 and report what it prints.",
                exception.getClass().getSimpleName(), exception.getMessage());
    }
}
