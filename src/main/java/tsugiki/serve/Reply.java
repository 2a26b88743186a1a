package tsugiki.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.base.Json;

/** How an answer goes out: never kept by a browser, never taken for another type, never shown inside another site. */
final class Reply {

    static final String JSON = "application/json; charset=utf-8";
    static final int OK = 200;

    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin", "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private Reply() {}

    static void json(HttpExchange exchange, int status, Object value) throws IOException {
        send(exchange, status, JSON, (Json.line(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What the client has not sent yet is read and thrown away, up to {@link Server}'s bound: else it would not see the sentence. */
    static void refuse(HttpExchange exchange, Refused why, String picture) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        if (why.status() == Refused.TOO_MANY) {
            headers.set("Retry-After", "1");
        } else if (why.status() == Refused.NO_TOKEN) {
            headers.set("WWW-Authenticate", "Bearer");
        }
        Map<String, Object> sentence = new LinkedHashMap<>();
        if (picture != null) {
            sentence.put("picture", picture);
        }
        sentence.put("error", why.getMessage());
        json(exchange, why.status(), sentence);
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        ALWAYS.forEach(headers::set);
        headers.set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!head) {
                out.write(body);
            }
        }
    }
}
