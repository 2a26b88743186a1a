package tsugiki.serve;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret that those must know who ask from other machines. */
public final class Tokens {

    private static final int BYTES = 24;

    private Tokens() {}

    /** The environment's {@code TSUGIKI_TOKEN}; where that is not set, a new one. */
    public static String given() {
        String given = System.getenv("TSUGIKI_TOKEN");
        return given == null || given.isEmpty() ? drawn() : given;
    }

    private static String drawn() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
