package tsugiki.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import tsugiki.base.CourseException;

/** The door of the command line: `./course WORD ...` ends here for every word the launcher does not know. */
@Command(name = "course", mixinStandardHelpOptions = true,
        description = "Pretrained networks, new heads, features and fine-tuning.",
        synopsisSubcommandLabel = "WORD",
        subcommands = {
            ModelsCommand.class, InspectCommand.class, TrainCommand.class, EvaluateCommand.class, PredictCommand.class,
            FeaturesCommand.class, LogitsCommand.class, VerifyCommand.class, StepCommand.class, BenchCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
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
        command.getErr().printf("%s: `./%s --help` shows how it is called.%n",
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
        return "Something went wrong that the kit did not foresee (%s: %s): run again with TSUGIKI_DEBUG=1 and report what it prints."
                .formatted(exception.getClass().getSimpleName(), exception.getMessage());
    }
}
