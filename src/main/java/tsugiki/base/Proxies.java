package tsugiki.base;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy that the environment names, as curl and Python take it: {@code https_proxy}, {@code http_proxy},
 * {@code all_proxy}, and the hosts of {@code no_proxy}, which need none. Java itself looks at its own system
 * properties only; where one of them names a proxy, it decides.
 */
final class Proxies {

    private static final List<String> JAVA = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost", "java.net.useSystemProxies");

    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    static Proxies standard() {
        return new Proxies(System.getenv());
    }

    /** A connection to an address, by the proxy it needs; nothing is sent yet. */
    URLConnection open(URI address) throws IOException {
        Optional<URI> proxy = JAVA.stream().anyMatch(name -> System.getProperty(name) != null) ? Optional.empty() : of(address);
        if (proxy.isEmpty()) {
            return address.toURL().openConnection();
        }
        URI by = proxy.get();
        Proxy.Type type = by.getScheme().startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        URLConnection connection = address.toURL().openConnection(new Proxy(type, new InetSocketAddress(by.getHost(), port(by))));
        if (by.getRawUserInfo() != null && connection instanceof HttpURLConnection http) {
            http.setAuthenticator(password(by));
        }
        return connection;
    }

    /** Within a tunnel (https) Java gives it only when started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}. */
    private static Authenticator password(URI proxy) {
        String[] pair = URLDecoder.decode(proxy.getRawUserInfo().replace("+", "%2B"), StandardCharsets.UTF_8).split(":", 2);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? new PasswordAuthentication(pair[0], pair[pair.length - 1].toCharArray()) : null;
            }
        };
    }

    /** The proxy of an address, if the environment names one. @throws CourseException if what it names is no address */
    Optional<URI> of(URI address) {
        String name = address.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
        return needsNone(address) ? Optional.empty() : value(name).map(text -> parsed(name, text))
                .or(() -> value("all_proxy").map(text -> parsed("all_proxy", text)));
    }

    private static int port(URI proxy) {
        return proxy.getPort() >= 0 ? proxy.getPort() : proxy.getScheme().startsWith("socks") ? 1080 : proxy.getScheme().equals("https") ? 443 : 80;
    }

    /** The text may hold a password: it is not shown. */
    private static URI parsed(String name, String text) {
        try {
            URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
            if (proxy.getHost() != null) {
                return proxy;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text
        }
        throw new CourseException("The environment variable %s names no proxy: write it as http://HOST:PORT, or unset it.", name);
    }

    /** This machine itself, and what no_proxy lists: hosts, or domains with all below them; {@code *} is every host. */
    private boolean needsNone(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        return Stream.of(value("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+")).filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || matches(entry, host, address.getPort()));
    }

    private static boolean matches(String entry, String host, int port) {
        String domain = entry.replaceFirst("^\\*?\\.", "");
        String withPort = host + ":" + port;
        return host.equals(domain) || withPort.equals(domain) || host.endsWith("." + domain) || withPort.endsWith("." + domain);
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT)).map(environment::get).filter(v -> v != null && !v.isBlank()).map(String::strip).findFirst();
    }
}
