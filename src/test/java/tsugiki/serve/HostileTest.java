package tsugiki.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.base.CourseException;
import tsugiki.data.Inputs;
import tsugiki.data.Item;
import tsugiki.serve.Asking.Said;
import tsugiki.transfer.Student;

/** A real server on loopback: what it refuses, each in one sentence. Slow clients: {@code ServeCommandTest}. */
class HostileTest {

    private static final String TOKEN = "a-token-for-the-tests";
    private static final int LONGEST = 200_000;

    private static Student student;
    private static Server server;
    private static byte[] picture;

    @BeforeAll
    static void start() throws IOException {
        student = Served.student();
        server = Server.start(student, ServerSettings.loopback(0).limits(Limits.standard().body(LONGEST)));
        picture = Served.picture("jpeg", 1);
    }

    @AfterAll
    static void end() {
        server.close();
        student.close();
    }

    private static Asking predict() {
        return Asking.post(server.port(), "/predict?name=x", picture);
    }

    private static void assertRefused(int status, String sentence, Said said) {
        assertThat(said.status()).as(said.body()).isEqualTo(status);
        assertThat(said.error()).contains(sentence).endsWith(".").doesNotContain("\n", "Exception", "tsugiki.");
        assertThat(said.head()).contains("content-type: application/json");
    }

    @Test
    void aBodyThatIsTooLong() throws IOException {
        byte[] large = new byte[3 * LONGEST];
        assertRefused(413, "more than the 0 MB", Asking.post(server.port(), "/predict", large).send());
        String chunk = "a00000\r\n";
        byte[] chunked = (chunk + "x".repeat(0xa00000) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(413, "make it smaller", Asking.post(server.port(), "/predict", chunked).without("Content-Length").header("Transfer-Encoding", "chunked").send());
        assertThat(predict().send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"text/html", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void formsThatAnySiteCanSend(String type) throws IOException {
        assertRefused(415, "Content-Type: image/jpeg", predict().header("Content-Type", type).send());
        assertRefused(415, "not without one", predict().without("Content-Type").send());
    }

    @ParameterizedTest
    @CsvSource({"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.1@evil.example", "[::2]", "''"})
    void aHostOfAnotherName(String host) throws IOException {
        assertRefused(403, "another name", predict().header("Host", host).send());
        assertRefused(403, "another name", Asking.get(server.port(), "/").header("Host", host).send());
    }

    @Test
    void loopbackByAnyOfItsNames() throws IOException {
        for (String host : List.of("localhost", "LOCALHOST:9", "[::1]:80", "127.0.0.1")) {
            assertThat(predict().header("Host", host).send().status()).isEqualTo(200);
        }
        assertThat(predict().without("Host").send().status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://evil.example", "Origin, null", "Origin, http://127.0.0.1:1", "Origin, https://localhost", "Origin, file://",
        "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site"})
    void pagesOfOtherSites(String header, String value) throws IOException {
        assertRefused(403, "Pages of other sites", predict().header(header, value).send());
    }

    @Test
    void aLinkOnAnotherPageOpensThePageAndSendsNothing() throws IOException {
        Asking opened = Asking.get(server.port(), "/").header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "navigate");
        assertThat(opened.header("Sec-Fetch-Dest", "document").send().status()).isEqualTo(200);
        assertRefused(403, "Pages of other sites", opened.header("Sec-Fetch-Dest", "iframe").send());
        assertRefused(403, "Pages of other sites", predict().header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document").send());
    }

    @Test
    void itsOwnPage() throws IOException {
        assertThat(predict().header("Origin", "http://127.0.0.1:" + server.port()).header("Sec-Fetch-Site", "same-origin").send().status()).isEqualTo(200);
    }

    @Test
    void wordsThatItDoesNotKnow() throws IOException {
        assertRefused(404, "nothing here called '/nothing'", Asking.get(server.port(), "/nothing").send());
        assertRefused(404, "nothing here", Asking.get(server.port(), "/../student.json").send());
        assertRefused(405, "/predict takes POST, not GET", Asking.get(server.port(), "/predict").send());
        assertRefused(405, "/student takes GET, not POST", Asking.post(server.port(), "/student", picture).send());
        assertThat(Asking.get(server.port(), "/predict?%zz").send().status()).isEqualTo(400); // the JDK's own word
    }

    @Test
    void namesWithMarkupComeBackAsData() throws IOException {
        Said said = Asking.post(server.port(), "/predict?name=%3Cimg%20src=x%20onerror=alert(1)%3E%1B%5B31m%E2%80%AEgpj.exe", picture).send();
        assertThat(said.head()).contains("content-type: application/json").contains("x-content-type-options: nosniff");
        assertThat(said.json().get("picture").getAsString()).isEqualTo("<img src=x onerror=alert(1)>\\u001B[31m\\u202Egpj.exe");
        String long1 = Asking.post(server.port(), "/predict?name=" + "x".repeat(5000), picture).send().json().get("picture").getAsString();
        assertThat(long1).hasSizeLessThan(310).endsWith("...");
    }

    /** Decodes nothing before it is told to. */
    private record Held(CountDownLatch free) implements Inputs {
        @Override
        public Shape shape() {
            return new Shape(3, 224, 224);
        }

        @Override
        public void read(Item item, Draw draw, float[] values) {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void beyondTheQueue() throws Exception {
        Held held = new Held(new CountDownLatch(1));
        ExecutorService clients = Executors.newCachedThreadPool();
        try (Student other = Served.student();
                Server small = Server.start(other, held, ServerSettings.loopback(0).limits(Limits.standard().waiting(3)))) {
            List<Future<Said>> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                waiting.add(clients.submit(() -> Asking.post(small.port(), "/predict?name=x", picture).send()));
            }
            List<Said> refused = new ArrayList<>();
            while (refused.size() < 5) { // the other three wait until they may be read
                waiting.stream().filter(Future::isDone).toList().forEach(done -> {
                    waiting.remove(done);
                    refused.add(now(done));
                });
                Thread.onSpinWait();
            }
            assertThat(Asking.get(small.port(), "/").send().status()).isEqualTo(200);
            held.free.countDown();
            assertThat(waiting).allSatisfy(each -> assertThat(now(each).status()).isEqualTo(200));
            refused.forEach(said -> assertRefused(429, "3 pictures wait", said));
            assertThat(refused).allSatisfy(said -> assertThat(said.head()).contains("retry-after: 1"));
        }
        clients.shutdown();
    }

    private static Said now(Future<Said> done) {
        try {
            return done.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void moreFilesThanTheMemoryHolds() throws Exception {
        Held held = new Held(new CountDownLatch(1));
        byte[] half = new byte[60_000];
        ExecutorService clients = Executors.newCachedThreadPool();
        try (Student other = Served.student();
                Server small = Server.start(other, held, ServerSettings.loopback(0).limits(new Limits(half.length, 2 * half.length, 3, 9)))) {
            List<Future<Said>> three = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                three.add(clients.submit(() -> Asking.post(small.port(), "/predict", half).send()));
            }
            while (three.stream().noneMatch(Future::isDone)) {
                Thread.onSpinWait();
            }
            held.free.countDown();
            List<Said> said = three.stream().map(HostileTest::now).toList();
            assertThat(said).extracting(Said::status).containsExactlyInAnyOrder(200, 200, 429);
            said.stream().filter(one -> one.status() == 429).forEach(one -> assertRefused(429, "than the memory holds", one));
        }
        clients.shutdown();
    }

    @Test
    void aTokenIsDemanded() throws IOException {
        ServerSettings settings = new ServerSettings(InetAddress.getLoopbackAddress(), 0, TOKEN, null, Limits.standard());
        try (Student other = Served.student(); Server closed = Server.start(other, settings)) {
            Asking asking = Asking.post(closed.port(), "/predict", picture);
            assertRefused(401, "only with its token", asking.send());
            assertRefused(401, "only with its token", asking.header("Authorization", "Bearer another-token-for-tests").send());
            assertRefused(401, "only with its token", asking.header("Authorization", TOKEN).send());
            assertRefused(401, "only with its token", Asking.get(closed.port(), "/student").send());
            assertThat(asking.header("Authorization", "Bearer " + TOKEN).send().status()).isEqualTo(200);
            assertThat(Asking.get(closed.port(), "/").send().status()).isEqualTo(200);
            assertRefused(403, "Pages of other sites", asking.header("Origin", "http://evil.example").send());
        }
    }

    @Test
    void otherMachinesNeedAToken() throws IOException {
        InetAddress all = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> ServerSettings.loopback(0).host(all, null)).isInstanceOf(CourseException.class).hasMessageContaining("a token is needed");
        assertThatThrownBy(() -> ServerSettings.loopback(0).host(all, "short")).hasMessageContaining("at least 16");
        assertThat(ServerSettings.loopback(0).host(all, Tokens.given())).hasToString("0.0.0.0:0, with a token");
        assertThatThrownBy(() -> ServerSettings.loopback(70_000)).hasMessageContaining("Port 70000 is none");
    }

    @Test
    void aPortThatIsTaken() {
        try (Student other = Served.student()) {
            assertThatThrownBy(() -> Server.start(other, ServerSettings.loopback(server.port())))
                    .isInstanceOf(CourseException.class).hasMessageContaining("Port " + server.port()).hasMessageContaining("--port");
        }
    }
}
