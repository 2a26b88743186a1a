package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final Download.Disk DISK = Download.Machine.real().disk();

    @TempDir Path folder;
    private final byte[] body = new byte[300_000];
    private final List<String> ranges = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        new Random(1).nextBytes(body);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void completeFileLandsUnderItsName() throws Exception {
        server.createContext("/file", exchange -> answer(exchange, Integer.MAX_VALUE));
        assertThat(Download.to(address("/file"), target(), sum(), Progress.SILENT)).hasBinaryContent(body);
        assertThat(folder.toFile().list()).containsExactly("file.bin");
    }

    @Test
    void fileThatIsThereIsNotAskedForAgainAndItsPartIsSwept() throws Exception {
        Files.write(target(), body);
        Files.writeString(part(), "an earlier beginning");
        assertThat(Download.to(address("/nothing"), target(), sum(), Progress.SILENT)).hasBinaryContent(body);
        assertThat(folder.toFile().list()).containsExactly("file.bin");
    }

    @Test
    void damagedFileThatIsThereIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(target(), "something else");
        assertThatThrownBy(() -> Download.to(address("/file"), target(), sum(), Progress.SILENT)).isInstanceOf(CourseException.class)
                .hasMessageContaining(target().toString()).hasMessageContaining(sum().hex()).hasMessageContaining("delete it and run this again");
        assertThat(target()).hasContent("something else");
    }

    @Test
    void withoutASumTheFileThatIsThereIsTaken() throws Exception {
        Files.writeString(target(), "something else");
        assertThat(Download.to(address("/file"), target(), null, Progress.SILENT)).hasContent("something else");
    }

    @Test
    void brokenMidwayIsResumedWhereItStopped() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        server.createContext("/file", exchange -> answer(exchange, calls.getAndIncrement() == 0 ? 100_000 : Integer.MAX_VALUE));
        assertThat(Download.to(address("/file"), target(), sum(), Progress.SILENT, machine(DISK))).hasBinaryContent(body);
        assertThat(ranges).hasSize(2).first().isNull();
        assertThat(ranges.get(1)).matches("bytes=\\d{5,6}-");
    }

    @Test
    void laterCallResumesThePartFile() throws Exception {
        Files.write(part(), Arrays.copyOf(body, 120_000));
        server.createContext("/file", exchange -> answer(exchange, Integer.MAX_VALUE));
        assertThat(Download.to(address("/file"), target(), sum(), Progress.SILENT)).hasBinaryContent(body);
        assertThat(ranges).containsExactly("bytes=120000-");
    }

    @Test
    void wholePartFileIsTakenWhenTheServerHasNoMore() throws Exception {
        Files.write(part(), body);
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
        });
        assertThat(Download.to(address("/file"), target(), sum(), Progress.SILENT)).hasBinaryContent(body);
    }

    @Test
    void serverThatCannotResumeIsReadFromTheStart() throws Exception {
        Files.write(part(), new byte[1000]);
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        assertThat(Download.to(address("/file"), target(), sum(), Progress.SILENT)).hasBinaryContent(body);
    }

    @Test
    void alwaysBrokenKeepsThePartAndSaysRunAgain() {
        server.createContext("/file", exchange -> answer(exchange, 10));
        assertThatThrownBy(() -> Download.to(address("/file"), target(), sum(), Progress.SILENT, machine(DISK)))
                .isInstanceOf(CourseException.class).hasMessageContaining("broke off").hasMessageContaining("run this again");
        assertThat(target()).doesNotExist();
        assertThat(part()).exists();
    }

    @Test
    void wrongSumIsThrownAway() {
        server.createContext("/file", exchange -> answer(exchange, Integer.MAX_VALUE));
        assertThatThrownBy(() -> Download.to(address("/file"), target(), Digest.md5("00".repeat(16)), Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining("MD5 sum").hasMessageContaining("thrown away");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void beginningOfASumIsEnough() throws Exception {
        server.createContext("/file", exchange -> answer(exchange, Integer.MAX_VALUE));
        Digest prefix = Digest.sha256(sum().hex().substring(0, 8));
        assertThat(Download.to(address("/file"), target(), prefix, Progress.SILENT)).hasBinaryContent(body);
    }

    @Test
    void missingPageNamesTheAddressAndTheFile() {
        assertThatThrownBy(() -> Download.to(address("/nothing"), target(), sum(), Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining("/nothing").hasMessageContaining("404")
                .hasMessageContaining("file.bin");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noNetworkNamesTheAddressAndWhatToDo() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://" + host(socket.getLocalPort()) + "/file");
        }
        assertThatThrownBy(() -> Download.to(closed, target(), sum(), Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining(closed.toString())
                .hasMessageContaining("cannot be reached").hasMessageContaining("connect to the network");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fullDiskLeavesNothing() {
        server.createContext("/file", exchange -> answer(exchange, Integer.MAX_VALUE));
        assertThatThrownBy(() -> Download.to(address("/file"), target(), sum(), Progress.SILENT, machine(DownloadTest::smallDisk)))
                .isInstanceOf(CourseException.class).hasMessageContaining("file.bin").hasMessageContaining("No space left")
                .hasMessageContaining("free space");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void otherProtocolsAreRefused() {
        assertThatThrownBy(() -> Download.to(URI.create("file:/x"), target(), null, Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining("https");
    }

    @Test
    void progressCountsBytesToTheTotal() throws Exception {
        List<Long> done = new ArrayList<>();
        server.createContext("/file", exchange -> answer(exchange, Integer.MAX_VALUE));
        Download.to(address("/file"), target(), sum(), (title, unit) -> (now, total, note) -> {
            assertThat(total).isEqualTo(body.length);
            done.add(now);
        });
        assertThat(done).isSorted().endsWith((long) body.length);
    }

    /** Sends at most {@code limit} bytes of what was announced, then drops the connection. */
    private void answer(HttpExchange exchange, int limit) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        int length = body.length - from;
        if (range != null) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, length);
        exchange.getResponseBody().write(body, from, Math.min(limit, length));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** Does not sleep. */
    private static Download.Machine machine(Download.Disk disk) {
        return new Download.Machine(disk, seconds -> {}, new Proxies(Map.of()));
    }

    private static OutputStream smallDisk(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new OutputStream() {
            @Override public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
            @Override public void close() throws IOException {
                out.close();
            }
        };
    }

    private Path target() {
        return folder.resolve("file.bin");
    }

    private Path part() {
        return folder.resolve("file.bin.part");
    }

    private URI address(String path) {
        return URI.create("http://" + host(server.getAddress().getPort()) + path);
    }

    private static String host(int port) {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    }

    private Digest sum() throws Exception {
        return Digest.sha256(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
    }
}
