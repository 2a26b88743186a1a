package tsugiki.serve;

import java.net.InetAddress;
import java.nio.file.Path;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * Where a server listens, who may ask it, and what it keeps.
 *
 * @param host the address it listens on
 * @param port 0 for a free one
 * @param token what each request for an answer must carry; null on loopback alone
 * @param log the file to which each answer adds a line; null for none
 * @param limits what it takes at most
 */
public record ServerSettings(InetAddress host, int port, String token, Path log, Limits limits) {

    private static final int SHORTEST_TOKEN = 16;
    private static final int LAST_PORT = 65_535;

    public ServerSettings {
        if (port < 0 || port > LAST_PORT) {
            throw new CourseException("Port %d is none: choose 1 to %d, or 0 for a free one.", port, LAST_PORT);
        }
        if (token == null && !host.isLoopbackAddress()) {
            throw new CourseException("%s is reached by other machines, so a token is needed: give one.", host.getHostAddress());
        }
        if (token != null && !token.matches("[\\w.~+/=-]{" + SHORTEST_TOKEN + ",}")) {
            throw new CourseException("The token must have at least %d letters, digits or -._~+/= and no others: choose a longer one.", SHORTEST_TOKEN);
        }
    }

    /** This machine alone, without a token or a log. */
    public static ServerSettings loopback(int port) {
        return new ServerSettings(InetAddress.getLoopbackAddress(), port, null, null, Limits.standard());
    }

    /** The same, kept in a log. */
    public ServerSettings log(Path file) {
        return new ServerSettings(host, port, token, file, limits);
    }

    /** The same on another address, asked with a token. */
    public ServerSettings host(InetAddress address, String secret) {
        return new ServerSettings(address, port, secret, log, limits);
    }

    /** The same with other limits. */
    public ServerSettings limits(Limits other) {
        return new ServerSettings(host, port, token, log, other);
    }

    @Override
    public String toString() {
        return Text.of("%s:%d%s", host.getHostAddress(), port, token == null ? "" : ", with a token");
    }
}
