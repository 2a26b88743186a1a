package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;

class WeightsCacheTest {

    @TempDir
    Path folder;

    private final byte[] content = Fixtures.bytes("network_stream.pth");
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private PublishedFile file;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        file = PublishedFile.at("http://127.0.0.1:" + server.getAddress().getPort() + "/tiny-" + sum.substring(0, 8) + ".pth");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aMissingFileIsFetchedOnce() {
        WeightsCache cache = new WeightsCache(folder.resolve("hub"), false);
        assertThat(cache.find(file)).isEmpty();
        assertThat(cache.load(file, Progress.SILENT).size()).isEqualTo(6);
        assertThat(cache.load(file, Progress.SILENT).size()).isEqualTo(6);
        assertThat(cache.find(file)).isPresent();
        assertThat(requests).hasValue(1);
    }

    @Test
    void whatPythonFetchedIsFoundWithoutNetwork() throws IOException {
        Files.write(folder.resolve(file.name()), content);
        assertThat(new WeightsCache(folder, true).load(file, Progress.SILENT).size()).isEqualTo(6);
        assertThat(requests).hasValue(0);
    }

    @Test
    void offlineSaysWhichFileFromWhereAndWhereTo() {
        assertThatThrownBy(() -> new WeightsCache(folder, true).fetch(file, Progress.SILENT)).isInstanceOf(CourseException.class)
                .hasMessageContaining(file.name()).hasMessageContaining(file.address().toString()).hasMessageContaining(folder.toString());
        assertThat(requests).hasValue(0);
    }

    @Test
    void noNetworkSaysFromWhereAndWhereTo() {
        server.stop(0);
        assertThatThrownBy(() -> new WeightsCache(folder, false).fetch(file, Progress.SILENT)).isInstanceOf(CourseException.class)
                .hasMessageContaining(file.address().toString()).hasMessageContaining(folder.resolve(file.name()).toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPackagedFileComesWithTheSetUp() {
        assertThatThrownBy(() -> new WeightsCache(folder, false).fetch(PublishedFile.packaged("lite-0123abcd.pth"), Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining("lite-0123abcd.pth").hasMessageContaining("course setup");
    }

    @Test
    void aDownloadWithAnotherSumIsThrownAway() {
        PublishedFile other = new PublishedFile("tiny.pth", file.address(), "00000000");
        assertThatThrownBy(() -> new WeightsCache(folder, false).fetch(other, Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining("00000000");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileOfTheUsersWithAnotherSumIsKeptAndRefused() throws IOException {
        Path path = Files.writeString(folder.resolve(file.name()), "something else");
        assertThatThrownBy(() -> new WeightsCache(folder, false).fetch(file, Progress.SILENT)).isInstanceOf(CourseException.class)
                .hasMessageContaining(path.toString()).hasMessageContaining(file.sha256()).hasMessageContaining("delete it");
        assertThat(path).hasContent("something else");
    }

    @Test
    void theSumStandsInTheNameAsPyTorchHasIt() {
        assertThat(PublishedFile.at("https://example.org/models/mnasnet0.5_top1_67.823-3ffadce67e.pth"))
                .isEqualTo(new PublishedFile("mnasnet0.5_top1_67.823-3ffadce67e.pth",
                        URI.create("https://example.org/models/mnasnet0.5_top1_67.823-3ffadce67e.pth"), "3ffadce67e"));
        assertThatThrownBy(() -> PublishedFile.packaged("resnet50.pth")).isInstanceOf(CourseException.class).hasMessageContaining("resnet50.pth");
        assertThatThrownBy(() -> PublishedFile.packaged("../resnet50-0123abcd.pth")).isInstanceOf(CourseException.class);
    }
}
