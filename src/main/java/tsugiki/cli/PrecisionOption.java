package tsugiki.cli;

import picocli.CommandLine.Option;
import tsugiki.nn.Precision;

/** With which numbers frozen passes compute inside. */
public final class PrecisionOption {

    @Option(names = "--precision", paramLabel = Precision.WORDS,
            description = "What is computed with where nothing learns: to store features, to score, to predict. "
                    + "bfloat16 takes half the memory, and is sooner on some processors only: ./course bench --only network tells (default: float32).")
    void precision(String word) {
        Precision.of(word).choose();
    }
}
