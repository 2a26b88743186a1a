package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.serve.Asking;

/** {@code serve} in a process of its own, as a person starts it; with short patience, for the clients that never end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no SIGTERM there")
class ServeCommandTest {

    private static final int CONNECTIONS = 12;
    private static final int FOR_EVER_MILLIS = 120_000;
    private static final Pattern ADDRESS = Pattern.compile("answers at http://127\\.0\\.0\\.1:(\\d+)/; Ctrl-C ends it\\.");

    @TempDir
    static Path folder;

    private static Path student;
    private static List<Path> pictures;
    private static Process process;
    private static int port;

    /** The class path without the jars that docs/serve.md says a server does without. */
    private static String needed() throws IOException {
        String line = Files.readAllLines(Path.of("docs/serve.md")).stream().filter(text -> text.startsWith("`icu4j`")).findFirst().orElseThrow();
        List<String> left = Pattern.compile("`([^`]+)`").matcher(line).results().map(name -> name.group(1) + "-").toList();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> left.stream().noneMatch(name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @BeforeAll
    static void start() throws IOException {
        student = folder.resolve("student");
        Path drawn = Drawings.classes(folder.resolve("pictures"), 5);
        Call trained = Call.call("train", "--data", drawn.toString(), "--model", "resnet18", "--weights", Drawings.weights(folder).toString(),
                "--method", "softmax", "--out", student.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        try (Stream<Path> files = Files.walk(drawn)) {
            pictures = files.filter(Files::isRegularFile).sorted().toList();
        }
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dsun.net.httpserver.maxReqTime=2",
                "-Djdk.httpserver.maxConnections=" + CONNECTIONS, "-cp", needed(), Main.class.getName(),
                "serve", student.toString(), "--port", "0").redirectError(folder.resolve("said.txt").toFile()).start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        Matcher address = ADDRESS.matcher(String.valueOf(line));
        assertThat(address.find()).as(line + Files.readString(folder.resolve("said.txt"))).isTrue();
        port = Integer.parseInt(address.group(1));
    }

    /** It ends as it is told to, without a crash of the engine, and has written nothing. */
    @AfterAll
    static void end() throws IOException, InterruptedException {
        process.destroy();
        assertThat(process.waitFor(FOR_EVER_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(Files.readString(folder.resolve("said.txt"))).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("pictures", "student", "resnet18.safetensors", "said.txt");
        }
    }

    @Test
    void itAnswersAsPredictDoes() throws IOException {
        List<String> words = new ArrayList<>(List.of("predict", student.toString(), "--format", "json"));
        pictures.forEach(file -> words.add(file.toString()));
        List<JsonElement> predicted = JsonParser.parseString(Call.call(words.toArray(String[]::new)).out()).getAsJsonArray().asList();
        for (int i = 0; i < pictures.size(); i++) {
            var one = predicted.get(i).getAsJsonObject();
            var served = Asking.post(port, "/predict", Files.readAllBytes(pictures.get(i))).send().json();
            assertThat(served.get("class")).isEqualTo(one.get("class"));
            assertThat(served.get("probability").getAsFloat()).isCloseTo(one.get("probability").getAsFloat(), org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @Test
    void whoNeverEndsIsLeftAlone() throws IOException {
        String head = "POST /predict HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n";
        try (Socket halfHead = begun(head); Socket halfBody = begun(head + "\r\nhalf of it")) {
            assertThat(answers()).isTrue();
            assertThat(isEnded(halfHead)).isTrue();
            assertThat(isEnded(halfBody)).isTrue();
            assertThat(answers()).isTrue();
        }
    }

    @Test
    void moreConnectionsThanItTakes() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                idle.add(begun("POST /predict HTTP/1.1\r\n"));
            }
            for (Socket each : idle) {
                assertThat(isEnded(each)).isTrue();
            }
            assertThat(answers()).isTrue();
        } finally {
            for (Socket each : idle) {
                each.close();
            }
        }
    }

    private static Socket begun(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(FOR_EVER_MILLIS);
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            // closed at once: one connection too many
        }
        return socket;
    }

    /** Whether the server closes it, and sends nothing. */
    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean answers() throws IOException {
        return Asking.post(port, "/predict", Files.readAllBytes(pictures.get(0))).send().status() == 200;
    }
}
