package tsugiki.cli;

import java.util.Set;

/** Lets the fuzz harness call the command line without ending the process. */
public final class MainDoor {

    private MainDoor() {}

    /** All commands. */
    public static Set<String> words() {
        return Main.line().getSubcommands().keySet();
    }

    /** @return the exit code */
    public static int run(String... words) {
        return Main.run(words);
    }
}
