package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server in trouble, or one with another file, may answer; each request takes the next answer. */
class DownloadRetryTest {

    @TempDir Path folder;
    private final byte[] body = random(1, 200_000);
    private final byte[] changed = random(2, 250_000);
    private final Deque<HttpHandler> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            HttpHandler next;
            synchronized (answers) {
                asked.add(exchange.getRequestURI().getPath() + " " + exchange.getRequestHeaders().getFirst("Range") + " "
                        + exchange.getRequestHeaders().getFirst("If-Range"));
                next = answers.poll();
            }
            next.handle(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aBusyServerIsAskedAgainAfterAPauseAndTheBytesAreKept(int status) {
        answers.addAll(List.of(bytes(body, "\"a\"", 120_000), status(status), status(status), bytes(body, "\"a\"", 200_000)));
        assertThat(get(sum(body))).hasBinaryContent(body);
        assertThat(pauses).containsExactly(1L, 2L, 4L);
        assertThat(asked.get(3)).matches("/file bytes=1\\d{5}- \"a\"|/file bytes=\\d{5}- \"a\"");
    }

    @Test
    void theServerSaysWhen() {
        answers.addAll(List.of(status(503, "Retry-After", "7"), bytes(body, "\"a\"", 200_000)));
        assertThat(get(sum(body))).hasBinaryContent(body);
        assertThat(pauses).containsExactly(7L);
    }

    @Test
    void aServerThatWantsAnHourIsNotWaitedFor() {
        answers.add(status(503, "Retry-After", "3600"));
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class)
                .hasMessageContaining("HTTP status 503").hasMessageContaining("run this again in 3600 s");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aServerThatStaysBusyKeepsThePart() throws IOException {
        Files.write(part(), Arrays.copyOf(body, 100_000));
        for (int i = 0; i < 5; i++) {
            answers.add(status(503));
        }
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class)
                .hasMessageContaining("0.1 MB").hasMessageContaining("HTTP status 503").hasMessageContaining("goes on where it stopped");
        assertThat(part()).hasSize(100_000);
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aRefusalIsFinal(int status) {
        answers.add(status(status));
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class).hasMessageContaining("HTTP status " + status);
        assertThat(pauses).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aChangedFileIsNotGluedToTheOldPart() {
        answers.addAll(List.of(bytes(body, "\"a\"", 100_000), bytes(changed, "\"b\"", 250_000)));
        assertThat(get(null)).hasBinaryContent(changed);
    }

    @Test
    void anotherRestThanTheOneAskedForIsNotTaken() {
        answers.addAll(List.of(bytes(body, "\"a\"", 100_000), rest(changed, "\"b\""), bytes(changed, "\"b\"", 250_000)));
        assertThat(get(null)).hasBinaryContent(changed);
        assertThat(asked.get(2)).isEqualTo("/file null null");
    }

    @Test
    void withoutSumAndVersionNothingIsJoined() {
        answers.addAll(List.of(bytes(body, null, 100_000), bytes(changed, null, 250_000)));
        assertThat(get(null)).hasBinaryContent(changed);
        assertThat(asked.get(1)).isEqualTo("/file null null");
    }

    @Test
    void thePartOfAnEarlierFileIsFetchedAnew() throws IOException {
        Files.write(part(), Arrays.copyOf(changed, 100_000));
        answers.addAll(List.of(rest(body, "\"a\""), bytes(body, "\"a\"", 200_000)));
        assertThat(get(sum(body))).hasBinaryContent(body);
        assertThat(asked).containsExactly("/file bytes=100000- null", "/file null null");
    }

    @Test
    void aSignInPageDoesNotCostThePart() throws IOException {
        Files.write(part(), Arrays.copyOf(body, 100_000));
        answers.add(page());
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class).hasMessageContaining("web page").hasMessageContaining("sign in");
        assertThat(part()).hasSize(100_000);
    }

    @Test
    void aPageInsteadOfTheFileIsNamed() {
        answers.add(page());
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class).hasMessageContaining("came, a web page with the SHA-256 sum");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void redirectsAreFollowed() {
        answers.addAll(List.of(status(302, "Location", "/other"), status(307, "Location", "there"), bytes(body, null, 200_000)));
        assertThat(get(sum(body))).hasBinaryContent(body);
        assertThat(asked).containsExactly("/file null null", "/other null null", "/there null null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/file", "http://a b/"})
    void redirectsToOtherPlacesAreRefused(String location) {
        answers.add(status(302, "Location", location));
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class).hasMessageContaining("leads on to");
    }

    @Test
    void redirectsInACircleEnd() {
        for (int i = 0; i < 20; i++) {
            answers.add(status(302, "Location", "/file"));
        }
        assertThatThrownBy(() -> get(sum(body))).isInstanceOf(CourseException.class).hasMessageContaining("without end");
    }

    @Test
    void ofTwoAtOnceTheSecondWaitsAndTakesTheFirstsFile() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        answers.add(exchange -> {
            try {
                waits.await(); // until the second said that it waits
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            bytes(body, null, 200_000).handle(exchange);
        });
        Progress.Factory word = (title, unit) -> {
            if (title.equals("Another program downloads file.bin, waiting")) {
                waits.countDown();
            }
            return Progress.SILENT.start(title, unit);
        };
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(() -> get(sum(body), word));
        assertThat(get(sum(body), word)).hasBinaryContent(body);
        assertThat(other.get()).hasBinaryContent(body);
        assertThat(asked).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("file.bin");
    }

    private Path get(Digest sum) {
        return get(sum, Progress.SILENT);
    }

    private Path get(Digest sum, Progress.Factory progress) {
        URI address = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/file");
        return Download.to(address, folder.resolve("file.bin"), sum, progress,
                new Download.Machine(Download.Machine.real().disk(), pauses::add, new Proxies(Map.of())));
    }

    private Path part() {
        return folder.resolve("file.bin.part");
    }

    private static HttpHandler status(int status, String... header) {
        return exchange -> {
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private static HttpHandler page() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("<html>".getBytes());
        };
    }

    /** As a server that knows ranges and versions; sends at most so many bytes of what it announces. */
    private static HttpHandler bytes(byte[] content, String tag, int most) {
        return exchange -> {
            String wanted = exchange.getRequestHeaders().getFirst("If-Range");
            boolean whole = exchange.getRequestHeaders().getFirst("Range") == null || wanted != null && !wanted.equals(tag);
            send(exchange, content, tag, whole, most);
        };
    }

    /** As a server that knows no versions. */
    private static HttpHandler rest(byte[] content, String tag) {
        return exchange -> send(exchange, content, tag, false, content.length);
    }

    private static void send(HttpExchange exchange, byte[] content, String tag, boolean whole, int most) throws IOException {
        int from = whole ? 0 : Integer.parseInt(exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
        if (tag != null) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        if (!whole) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(whole ? 200 : 206, content.length - from);
        exchange.getResponseBody().write(content, from, Math.min(most, content.length - from));
        exchange.getResponseBody().flush();
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Digest sum(byte[] content) {
        try {
            return Digest.sha256(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
