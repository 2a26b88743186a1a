package tsugiki.spark;

import picocli.CommandLine.Command;

/** The door of the command line on Spark: {@code ./course WORD ... --engine spark} and {@code spark-submit} end here. */
@Command(name = "course", description = "Features, a probe and answers for more pictures than one machine takes, on Apache Spark.",
        synopsisSubcommandLabel = "WORD",
        subcommands = {FeaturesCommand.class, TrainCommand.class, PredictCommand.class, EvaluateCommand.class},
        footer = {"", "Example:", "  ./course features my-pictures --engine spark --out features.parquet"})
public final class Main {

    Main() {}

    /** Runs the words given and ends with their exit code. */
    public static void main(String[] arguments) {
        tsugiki.cli.Main.end(new Main(), arguments);
    }
}
