package tsugiki.serve;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tsugiki.base.Shown;

/**
 * What a request asks beside its body, from the part of its address behind {@code ?}.
 *
 * @param name what the picture is called in its answer; made safe to show
 * @param seen whether the picture is wanted as the network saw it
 * @param className the class to be found in the picture; null for the one that the student names
 */
record Asked(String name, boolean seen, String className) {

    private static final String UNNAMED = "picture";

    /** @throws Refused if it is not written as addresses are */
    static Asked of(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> values = new HashMap<>();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            values.put(decoded(equals < 0 ? part : part.substring(0, equals)), equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
        String name = values.getOrDefault("name", "");
        return new Asked(name.isBlank() ? UNNAMED : Shown.text(name), values.containsKey("seen"), values.get("class"));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refused.BAD_REQUEST, "The address holds '%s', which is not encoded as addresses are: write %% as %%25.", text);
        }
    }
}
