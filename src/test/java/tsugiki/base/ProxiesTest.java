package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https_proxy=http://proxy:3128 | https://example.org/a | http://proxy:3128",
        "https_proxy=http://proxy:3128 | http://example.org/a  | ",
        "http_proxy=proxy:3128         | http://example.org/a  | http://proxy:3128",
        "HTTPS_PROXY=http://proxy:3128 | https://example.org/a | http://proxy:3128",
        "all_proxy=socks5://proxy      | https://example.org/a | socks5://proxy",
        "https_proxy=                  | https://example.org/a | ",
        "https_proxy=http://proxy:3128 | https://localhost:8443/a | ",
        "https_proxy=http://proxy:3128 | https://127.0.0.1/a | "})
    void theEnvironmentNamesTheProxy(String variable, URI address, String proxy) {
        String[] pair = variable.split("=", 2);
        assertThat(new Proxies(Map.of(pair[0], pair[1])).of(address).map(URI::toString).orElse(null)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "example.org          | true", ".example.org | true", "*.example.org | true", "a.com, org | true", "* | true", "www.example.org:443 | true",
        "www.example.org:8443 | false", "ample.org | false", "example.com | false", "'' | false"})
    void noProxyListsHostsAndDomains(String list, boolean none) {
        Proxies proxies = new Proxies(Map.of("https_proxy", "http://proxy:3128", "no_proxy", list));
        assertThat(proxies.of(URI.create("https://www.example.org:443/a")).isEmpty()).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:secret@", "http://user:secret word@proxy:1"})
    void whatIsNoProxyIsNamedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> new Proxies(Map.of("https_proxy", text)).of(URI.create("https://example.org/"))).isInstanceOf(CourseException.class)
                .hasMessageContaining("https_proxy").hasMessageNotContaining("secret");
    }

    @Test
    void aDownloadGoesThroughTheProxyWithItsPassword() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            if (asked.size() == 1) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"here\"");
                exchange.sendResponseHeaders(407, -1);
                exchange.close();
                return;
            }
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        proxy.start();
        try {
            String address = "http://user:p%40ss+word@" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + proxy.getAddress().getPort();
            Download.Machine machine = new Download.Machine(Download.Machine.real().disk(), seconds -> {}, new Proxies(Map.of("http_proxy", address)));
            assertThat(Download.to(URI.create("http://nowhere.invalid/file"), folder.resolve("file"), null, Progress.SILENT, machine)).hasContent("hello");
        } finally {
            proxy.stop(0);
        }
        assertThat(asked).containsExactly("http://nowhere.invalid/file null", "http://nowhere.invalid/file Basic dXNlcjpwQHNzK3dvcmQ="); // user:p@ss+word
    }
}
