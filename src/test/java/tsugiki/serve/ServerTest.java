package tsugiki.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.evaluate.JudgedAnswers;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.picture.TestPictures;
import tsugiki.serve.Asking.Said;
import tsugiki.transfer.Made;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/** A real server on loopback: what it answers to those who may ask. */
class ServerTest {

    @TempDir
    static Path folder;

    private static Student student;
    private static Server server;
    private static Path log;

    @BeforeAll
    static void start() {
        student = Served.student();
        log = folder.resolve("answers.log");
        server = Server.start(student, ServerSettings.loopback(0).log(log));
    }

    @AfterAll
    static void end() {
        server.close();
        student.close();
    }

    private static Said ask(String path, byte[] picture) throws IOException {
        return Asking.post(server.port(), path, picture).send();
    }

    /** By the code path of {@code predict}. */
    private static PictureAnswer predicted(String name, byte[] picture) {
        return predicted(Served.student(), name, picture);
    }

    private static PictureAnswer predicted(Student other, String name, byte[] picture) {
        try (Student same = other) {
            JudgedAnswers answers = JudgedAnswers.of(same, List.of(new Item(name, 0, Source.of(name, picture))));
            return PictureAnswer.of(name, answers.evaluation().probabilities()[0], same, answers.verdict(0));
        }
    }

    @Test
    void theAnswerIsThatOfPredict() throws IOException {
        for (String format : List.of("jpeg", "png", "bmp")) {
            byte[] picture = Served.picture(format, 1);
            Said said = ask("/predict?name=a%20rose.jpg", picture);
            assertThat(said.status()).isEqualTo(200);
            assertThat(said.body()).isEqualTo(Json.line(predicted("a rose.jpg", picture).json()) + "\n");
        }
    }

    @Test
    void aStudentThatMayRefuseSaysSo() throws IOException {
        Refusal unsure = new Refusal(Refusal.Score.CONFIDENCE, "", 0.5, 0.01, 40, null);
        byte[] picture = Served.picture("jpeg", 1);
        try (Student careful = Served.student().refusal(unsure); Server second = Server.start(careful, ServerSettings.loopback(0))) {
            Said said = Asking.post(second.port(), "/predict?name=x", picture).send();
            assertThat(said.body()).isEqualTo(Json.line(predicted(Served.student().refusal(unsure), "x", picture).json()) + "\n");
            assertThat(said.json().get("known").getAsBoolean()).isFalse();
            assertThat(Asking.get(second.port(), "/student").send().json().get("refuses").getAsString()).isEqualTo(unsure.describe());
        }
        assertThat(ask("/predict", picture).json().has("known")).isFalse();
    }

    @Test
    void manyWhoAskAtOnceGetTheirOwnAnswers() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(24);
        List<Future<Said>> said = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] picture = Served.picture("jpeg", i);
            String path = "/predict?name=" + i;
            said.add(clients.submit(() -> ask(path, picture)));
        }
        for (int i = 0; i < said.size(); i++) {
            var json = said.get(i).get().json();
            PictureAnswer alone = predicted(Integer.toString(i), Served.picture("jpeg", i));
            assertThat(json.get("picture").getAsString()).isEqualTo(alone.picture());
            assertThat(json.get("class").getAsString()).isEqualTo(alone.best().get(0).name());
            assertThat(json.get("probability").getAsFloat()).isCloseTo(alone.best().get(0).probability(), within(1e-6f)); // batches round otherwise
        }
        clients.shutdown();
    }

    @Test
    void thePictureAsTheNetworkSawItComesWhereAsked() throws IOException {
        var json = ask("/predict?seen", Served.picture("jpeg", 2)).json();
        assertThat(side(json.get("seen").getAsString())).isEqualTo(student.preprocessing().crop());
        assertThat(ask("/predict", Served.picture("jpeg", 2)).json().has("seen")).isFalse();
    }

    @Test
    void anOverlayShowsWhereAClassIsFound() throws IOException {
        var named = ask("/explain?name=x", Served.picture("jpeg", 3)).json();
        assertThat(named.get("class")).isEqualTo(ask("/predict", Served.picture("jpeg", 3)).json().get("class"));
        assertThat(side(named.get("overlay").getAsString())).isEqualTo(side(named.get("seen").getAsString())).isEqualTo(student.preprocessing().crop());
        var chosen = ask("/explain?class=iris", Served.picture("jpeg", 3)).json();
        assertThat(chosen.get("class").getAsString()).isEqualTo("iris");
        assertThat(ask("/explain?class=oak", Served.picture("jpeg", 3)).error()).contains("knows no class 'oak'");
    }

    private static int side(String address) throws IOException {
        byte[] jpeg = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth();
    }

    @Test
    void whatIsNoPictureGetsOneSentence() throws IOException {
        byte[] jpeg = Served.picture("jpeg", 4);
        assertRefused("it is empty", new byte[0]);
        assertRefused("no picture of a kind known here", "Dear all, here is the report.".getBytes(StandardCharsets.UTF_8));
        assertRefused("cut off", Arrays.copyOf(jpeg, jpeg.length / 2));
        assertRefused("HEIC", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertRefused(String why, byte[] file) throws IOException {
        Said said = ask("/predict?name=holiday.heic", file);
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.json().get("picture").getAsString()).isEqualTo("holiday.heic");
        assertThat(said.error()).startsWith("holiday.heic cannot be read: ").contains(why).endsWith(".").doesNotContain("\n");
    }

    @Test
    void itTellsWhatItServes() throws IOException {
        var about = Asking.get(server.port(), "/student").send().json();
        assertThat(about.get("classes")).isEqualTo(JsonParser.parseString(Json.line(Made.CLASSES)));
        assertThat(about.get("size").getAsInt()).isEqualTo(student.preprocessing().crop());
    }

    @Test
    void thePageIsItsOwnAndRunsNothingElse() throws IOException {
        for (String path : List.of("/", "/page.js", "/student.js", "/page.css")) {
            Said said = Asking.get(server.port(), path).send();
            assertThat(said.status()).isEqualTo(200);
            assertThat(said.head()).contains("content-security-policy: default-src 'none'; script-src 'self';").contains("x-content-type-options: nosniff");
            assertThat(said.body()).doesNotContain("http://", "https://");
        }
        assertThat(Asking.get(server.port(), "/").send().body()).doesNotContain("<script>", "<style", "onclick");
    }

    @Test
    void whereAPictureWasTakenIsNeitherLoggedNorSentBack() throws IOException {
        byte[] picture = TestPictures.placedByXmp(TestPictures.placed(Served.picture("jpeg", 98), 47), "47,30.1234N");
        Said said = ask("/predict?seen", picture);
        assertThat(said.status()).isEqualTo(200);
        String seen = new String(Base64.getDecoder().decode(said.json().get("seen").getAsString().replaceFirst(".*,", "")), StandardCharsets.ISO_8859_1);
        assertThat(seen + said.body() + Files.readString(log)).doesNotContain("GPS", "47,30.1234N", "Exif\0");
    }

    @Test
    void theLogHoldsTimeAnswerAndDigestButNoName() throws IOException {
        byte[] picture = Served.picture("jpeg", 99);
        String digest = Digest.of("SHA-256", d -> d.update(picture));
        ask("/predict?name=grandmother.jpg", picture);
        List<String> lines = Files.readAllLines(log).stream().filter(line -> line.contains(digest)).toList();
        assertThat(lines).hasSize(1);
        var line = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        assertThat(line.keySet()).containsExactly("time", "class", "probability", "known", "digest");
        assertThat(line.get("time").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(Files.readString(log)).doesNotContain("grandmother");
    }

    @Test
    void aServerThatEndsLeavesNobodyWaiting() throws IOException {
        try (Student other = Served.student()) {
            Server second = Server.start(other, ServerSettings.loopback(0));
            assertThat(IntStream.range(0, 3).mapToObj(i -> second.port()).distinct()).hasSize(1);
            assertThat(Asking.get(second.port(), "/student").send().status()).isEqualTo(200);
            second.close();
        }
    }
}
