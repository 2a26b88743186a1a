package tsugiki.serve;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may ask. A page of another site, open in the same browser, can send requests here too: it is known by its
 * {@code Origin}, or, where it has made its own name lead to this machine (DNS rebinding), by the {@code Host} it
 * believes to ask.
 */
final class Gate {

    /** A name or an address, of IPv6 in brackets; then perhaps a port. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.%]+\\]|[^\\[\\]:/@]+)(:\\d{1,5})?");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> OWN_SITE = List.of("same-origin", "none");
    private static final String BEARER = "Bearer ";

    private final InetAddress host;
    private final byte[] token;

    Gate(ServerSettings settings) {
        this.host = settings.host();
        this.token = settings.token() == null ? null : settings.token().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Refused if the request did not come from this server's own page, or from a program */
    void requireOwnSite(String method, Headers headers) {
        String authority = headers.getFirst("Host");
        if (authority == null || !isOurs(authority)) {
            throw new Refused(Refused.FORBIDDEN, "This server has another name than '%s': ask it by the address that it printed when it began.",
                    String.valueOf(authority));
        }
        List<String> origins = headers.getOrDefault("Origin", List.of());
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean foreign = site != null && !OWN_SITE.contains(site) && !(method.equals("GET") && isOpened(headers));
        if (foreign || !origins.stream().allMatch(origin -> origin.replaceFirst("^https?://", "").equalsIgnoreCase(authority))) {
            throw new Refused(Refused.FORBIDDEN, "Pages of other sites may not ask this server: open its own page.");
        }
    }

    /** @throws Refused if a token is wanted and the request has another or none */
    void requireToken(Headers headers) {
        String given = headers.getFirst("Authorization");
        if (token != null && (given == null || !given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || !MessageDigest.isEqual(token, given.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8)))) {
            throw new Refused(Refused.NO_TOKEN, "This server answers only with its token: send the header 'Authorization: Bearer TOKEN', "
                    + "or open the address that it printed when it began.");
        }
    }

    /** Whether a person opens an address in a tab, by a link on another page: that page sees nothing of the answer. */
    private static boolean isOpened(Headers headers) {
        return "navigate".equals(headers.getFirst("Sec-Fetch-Mode")) && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
    }

    /** Where every address of the machine is served its names are not known, and the token alone decides. */
    private boolean isOurs(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || host.isAnyLocalAddress() || List.of(host.getHostAddress(), "[" + host.getHostAddress() + "]",
                host.toString().replaceFirst("/.*", "").toLowerCase(Locale.ROOT)).contains(name);
    }
}
