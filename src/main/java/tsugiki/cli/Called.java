package tsugiki.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tsugiki.transfer.StudentCard;

/** How this program was called, to be told to others. */
public final class Called {

    private Called() {}

    /** The words, as one line; of a path its last name alone. */
    public static String words(CommandSpec spec) {
        CommandLine line = spec.commandLine();
        List<String> words = (line.getParent() == null ? line : line.getParent()).getParseResult().originalArgs();
        return words.stream().map(Called::word).collect(Collectors.joining(" ", "./course ", ""));
    }

    private static String word(String word) {
        int equals = word.startsWith("--") ? word.indexOf('=') + 1 : 0;
        String told = word.substring(0, equals) + StudentCard.lastName(word.substring(equals));
        return told.matches("[\\w@%+=:,./-]+") ? told : "'" + told.replace("'", "'\\''") + "'";
    }
}
