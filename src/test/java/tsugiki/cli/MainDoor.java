package tsugiki.cli;

/** Lets the fuzz harness call the command line without ending the process. */
public final class MainDoor {

    private MainDoor() {}

    /** @return the exit code */
    public static int run(String... words) {
        return Main.run(words);
    }
}
