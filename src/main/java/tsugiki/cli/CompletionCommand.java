package tsugiki.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code completion}: the shell's completion of this command line's words and of those the launcher names. */
@Command(name = "completion", hidden = true, description = "Prints a script by which bash and zsh complete words and options.",
        footer = {"", "Example:", "  ./course completion > course-completion && . ./course-completion"})
final class CompletionCommand implements Runnable {

    @Parameters(arity = "0..*", paramLabel = "WORD",
            description = "A word of the launcher with its options, as one text: \"run --data= --profile=smoke,quick,full\".")
    List<String> words = List.of();

    @Override
    public void run() {
        CommandLine line = Main.line();
        words.forEach(word -> add(line, word.split(" ")));
        System.out.println(AutoComplete.bash("course", line));
    }

    private static void add(CommandLine line, String[] parts) {
        CommandSpec spec = CommandSpec.create().name(parts[0]);
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String[] option = part.split("=", 2);
            OptionSpec.Builder builder = OptionSpec.builder(option[0]).arity(option.length == 1 ? "0" : "1")
                    .paramLabel(option[0].substring(2)) // the script keeps values under their label
                    .type(option.length == 1 ? boolean.class : Path.class); // a value without a list may be a file
            if (option.length == 2 && !option[1].isEmpty()) {
                builder.completionCandidates(List.of(option[1].split(",")));
            }
            spec.addOption(builder.build());
        }
        if (line.getSubcommands().containsKey(parts[0])) {
            line.getCommandSpec().removeSubcommand(parts[0]);
        }
        line.addSubcommand(parts[0], spec);
    }
}
