package tsugiki.cli;

import picocli.CommandLine.Option;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Split;
import tsugiki.show.TerminalProgress;

/** Which pictures, and how they are split. */
final class DataOptions {

    @Option(names = "--data", paramLabel = "D", defaultValue = "${env:TSUGIKI_DATA:-garden}", completionCandidates = Help.DataNames.class,
            description = "${data.sets} (default: ${DEFAULT-VALUE}).")
    String data;

    @Option(names = "--split", paramLabel = "S",
            description = "official, trainval, swapped, random, day (pictures of one day stay together), day:PATTERN (by a regular expression with one (group), "
                    + "searched in the files' names), or whole (evaluate: all pictures are scored); the data's own by default.")
    String split;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of splits, new weights, shuffling and augmentation (default: ${DEFAULT-VALUE}).")
    long seed;

    /** Opens the data set. */
    DataSet open() {
        return DataSets.open(data, split == null ? null : Split.of(split), seed, TerminalProgress.factory());
    }

    /** Opens the data set to be scored; a folder that is not divided is scored whole, because who gives it to be scored has divided already. */
    DataSet openToScore() {
        return split == null ? DataSets.openToScore(data, TerminalProgress.factory()) : open();
    }
}
