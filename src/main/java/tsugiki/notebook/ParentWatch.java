package tsugiki.notebook;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends this kernel when the server that started it is gone, also when that was killed and could tell nobody. */
final class ParentWatch {

    private ParentWatch() {}

    /** Begins to watch, if a server said that this kernel is its own: by Jupyter's {@code JPY_PARENT_PID}. */
    static void begin(Runnable end) {
        watched(System.getenv()).forEach(process -> process.onExit().thenRun(end));
    }

    /** The starter, which may be a proxy, and the server; on Windows the variable holds a handle, no process number. */
    static Stream<ProcessHandle> watched(Map<String, String> environment) {
        String server = environment.get("JPY_PARENT_PID");
        if (server == null) {
            return Stream.empty(); // started to outlive its starter
        }
        Optional<ProcessHandle> named = server.matches("\\d{1,10}") && !System.getProperty("os.name").startsWith("Windows")
                ? ProcessHandle.of(Long.parseLong(server)) : Optional.empty();
        return Stream.of(ProcessHandle.current().parent(), named).flatMap(Optional::stream).distinct();
    }
}
