package tsugiki.serve;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One request, written byte by byte as a client of any kind could, and what comes back. */
public final class Asking {

    private final int port;
    private final List<String> head = new ArrayList<>();
    private byte[] body = {};

    private Asking(int port, String first) {
        this.port = port;
        head.add(first + " HTTP/1.1");
    }

    /** @param path with what stands behind {@code ?} */
    public static Asking post(int port, String path, byte[] body) {
        return new Asking(port, "POST " + path).header("Host", "127.0.0.1:" + port).header("Content-Type", "application/octet-stream")
                .header("Content-Length", Integer.toString(body.length)).body(body);
    }

    static Asking get(int port, String path) {
        return new Asking(port, "GET " + path).header("Host", "127.0.0.1:" + port);
    }

    /** In the place of another of this name. */
    Asking header(String name, String value) {
        without(name);
        head.add(name + ": " + value);
        return this;
    }

    Asking without(String name) {
        head.removeIf(line -> line.startsWith(name + ":"));
        return this;
    }

    Asking body(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** Sends it and waits for all that comes back. */
    public Said send() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write((String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            request.write(body);
            socket.getOutputStream().write(request.toByteArray());
            return Said.of(socket.getInputStream().readAllBytes());
        }
    }

    /**
     * What came back.
     *
     * @param head the headers, in lower case
     */
    public record Said(int status, String head, String body) {

        static Said of(byte[] bytes) {
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            return new Said(Integer.parseInt(parts[0].split(" ")[1]), parts[0].toLowerCase(Locale.ROOT), parts.length < 2 ? "" : parts[1]);
        }

        /** The body. */
        public JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        String error() {
            return json().get("error").getAsString();
        }
    }
}
