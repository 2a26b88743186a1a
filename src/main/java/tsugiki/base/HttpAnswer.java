package tsugiki.base;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a server answers to the request for a file, from some byte on (RFC 9110, 14 and 15). Java's older
 * client, because it alone can give up on a body that stalls.
 */
final class HttpAnswer implements AutoCloseable {

    private static final int CONNECT_MILLIS = 20_000;
    private static final int STALL_MILLIS = 30_000;
    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** The server is busy, restarting, or behind one that is: asking again may help. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Pattern PART = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HttpURLConnection connection;
    private final int status;

    private HttpAnswer(HttpURLConnection connection, int status) {
        this.connection = connection;
        this.status = status;
    }

    /** The network or the server failed, not the disk. */
    static final class BrokenOff extends IOException {
        /** Whether no server was reached at all. */
        final boolean unreachable;
        /** Seconds after which the server wants to be asked again, or -1. */
        final long wait;

        private BrokenOff(String message, Throwable cause, boolean unreachable, long wait) {
            super(message, cause);
            this.unreachable = unreachable;
            this.wait = wait;
        }

        BrokenOff(String message) {
            this(message, null, false, -1);
        }

        static BrokenOff by(IOException e) {
            String reason = Reason.of(e);
            boolean unreachable = e instanceof UnknownHostException || e instanceof ConnectException || e instanceof NoRouteToHostException
                    || e instanceof SSLHandshakeException || reason.toLowerCase(Locale.ROOT).startsWith("connect timed out") || reason.startsWith("Unable to tunnel");
            return new BrokenOff(e instanceof UnknownHostException ? "unknown host " + reason : reason, e, unreachable, -1);
        }
    }

    /**
     * Asks, following redirects.
     *
     * @param from first byte wanted
     * @param version the {@link #version()} to which the bytes before belong, or null
     * @throws BrokenOff when there is no answer, or one that will pass
     * @throws CourseException when the address or a redirect is none for us
     */
    static HttpAnswer to(URI source, long from, String version, Proxies proxies) throws BrokenOff {
        URI address = source;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpAnswer answer = once(address, from, version, proxies);
            String next = answer.connection.getHeaderField("Location");
            if (PASSING.contains(answer.status)) {
                answer.close();
                throw new BrokenOff("HTTP status " + answer.status, null, false, answer.retryAfter());
            }
            if (!REDIRECTS.contains(answer.status) || next == null) {
                return answer;
            }
            answer.close();
            address = redirected(source, address, next);
        }
        throw new CourseException("%s leads from address to address without end: check the address.", source);
    }

    private static HttpAnswer once(URI address, long from, String version, Proxies proxies) throws BrokenOff {
        if (!isHttp(address)) {
            throw new CourseException("%s is no http or https address: give one that begins with https://.", address);
        }
        try {
            HttpURLConnection http = (HttpURLConnection) proxies.open(address);
            http.setInstanceFollowRedirects(false); // it would not go from http to https
            http.setConnectTimeout(CONNECT_MILLIS);
            http.setReadTimeout(STALL_MILLIS);
            http.setRequestProperty("Accept-Encoding", "identity");
            if (from > 0) {
                http.setRequestProperty("Range", "bytes=" + from + "-");
                if (version != null) {
                    http.setRequestProperty("If-Range", version);
                }
            }
            return new HttpAnswer(http, http.getResponseCode());
        } catch (IOException e) {
            throw BrokenOff.by(e);
        }
    }

    private static boolean isHttp(URI address) {
        return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme())) && address.getHost() != null;
    }

    private static URI redirected(URI source, URI address, String location) {
        URI next = null;
        try {
            next = address.resolve(location);
        } catch (IllegalArgumentException e) {
            // said below
        }
        if (next == null || !isHttp(next) || "https".equalsIgnoreCase(address.getScheme()) && "http".equalsIgnoreCase(next.getScheme())) {
            throw new CourseException("%s leads on to '%s', which is no protected address: check the address.", source, Shown.text(location));
        }
        return next;
    }

    int status() {
        return status;
    }

    private long retryAfter() {
        long seconds = connection.getHeaderFieldLong("Retry-After", -1);
        long date = seconds < 0 ? connection.getHeaderFieldDate("Retry-After", 0) : 0;
        return date > 0 ? Math.max(0, (date - System.currentTimeMillis()) / 1000) : seconds;
    }

    /** Whether this is the rest of the file from this byte on. @param total bytes of the whole file, or -1 when not known */
    boolean continues(long from, String version, long total) {
        Matcher part = PART.matcher(Objects.toString(connection.getHeaderField("Content-Range"), ""));
        return status == 206 && part.matches() && Long.parseLong(part.group(1)) == from
                && (total < 0 || part.group(2).equals("*") || Long.parseLong(part.group(2)) == total)
                && (version == null || version() == null || version.equals(version()));
    }

    /** What tells this state of the file from others: a strong ETag, or else the time of its last change; null when the server names neither. */
    String version() {
        String tag = connection.getHeaderField("ETag");
        return tag != null && tag.startsWith("\"") ? tag : connection.getHeaderField("Last-Modified");
    }

    /** Bytes that follow, or -1. */
    long length() {
        return connection.getContentLengthLong();
    }

    /** What came instead of plain bytes, for a message: {@code ", a web page"}, or nothing. */
    String oddity() {
        String encoding = connection.getContentEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return ", encoded as " + Shown.text(encoding);
        }
        return isPage() ? ", a web page" : "";
    }

    boolean isPage() {
        return Objects.toString(connection.getContentType(), "").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    InputStream body() throws BrokenOff {
        try {
            return connection.getInputStream();
        } catch (IOException e) {
            throw BrokenOff.by(e);
        }
    }

    static int read(InputStream in, byte[] buffer) throws BrokenOff {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw BrokenOff.by(e);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
