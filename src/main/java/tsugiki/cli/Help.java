package tsugiki.cli;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tsugiki.base.Names;
import tsugiki.data.DataSets;
import tsugiki.data.DataSource;
import tsugiki.weights.WeightsReader;

/** What every word has besides its own options: {@code -h} and {@code --help}, and what is said of a word mistyped. */
final class Help {

    private Help() {}

    /** Gives a command and its words their help. */
    static CommandLine on(CommandLine line) {
        Stream.concat(Stream.of(line), line.getSubcommands().values().stream()).forEach(word -> {
            CommandSpec spec = word.getCommandSpec();
            if (spec.findOption("--help") == null) {
                spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help.").build());
            }
            spec.usageMessage().synopsisHeading("Usage: ./").sortOptions(false);
            word.setResourceBundle(new Variables());
        });
        return line;
    }

    /** Empty, or the word or option that was perhaps meant. */
    static String meant(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandSpec spec = exception.getCommandLine().getCommandSpec();
        List<String> known = unmatched.isUnknownOption()
                ? spec.options().stream().filter(option -> !option.hidden()).flatMap(option -> Stream.of(option.names())).toList()
                : words(exception.getCommandLine());
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        return Names.near(given, known).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    /** The words that a person is told of. */
    static List<String> words(CommandLine line) {
        return line.getSubcommands().values().stream().map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden()).map(CommandSpec::name).toList();
    }

    /** What the help's texts name as {@code ${...}}. */
    private static final class Variables extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            Map<String, String> texts = new HashMap<>(TrainingOptions.takers());
            texts.putAll(Map.of("data.sets", DataSets.help(), "weights.forms", WeightsReader.FORMS, "methods", Method.lines()));
            return texts.entrySet().stream().map(text -> new Object[] {text.getKey(), text.getValue()}).toArray(Object[][]::new);
        }
    }

    /** The names that {@code --data} takes. */
    static final class DataNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return DataSource.all().stream().map(DataSource::name).iterator();
        }
    }
}
