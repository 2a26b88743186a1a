package tsugiki.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The page's files, which lie beside this class; the one that answers is another on a server and {@link StaticPage alone}. */
final class Page {

    /** By their path on the server: name and type. */
    private static final Map<String, String[]> FILES = Map.of(
            "/", new String[] {"page.html", "text/html; charset=utf-8"},
            "/page.css", new String[] {"page.css", "text/css; charset=utf-8"},
            "/student.js", new String[] {"served.js", "text/javascript; charset=utf-8"},
            "/page.js", new String[] {"page.js", "text/javascript; charset=utf-8"});

    /** @param type for HTTP */
    record Part(byte[] bytes, String type) {}

    private Page() {}

    /** Empty if the page has no such file. */
    static Optional<Part> part(String path) {
        return Optional.ofNullable(FILES.get(path)).map(file -> new Part(bytes(file[0]), file[1]));
    }

    static byte[] bytes(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
