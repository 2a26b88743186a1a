package tsugiki.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The sum a file must have.
 *
 * @param algorithm as {@link MessageDigest} names it, e.g. {@code "MD5"} or {@code "SHA-256"}
 * @param hex the sum in hexadecimal digits, or only its beginning (PyTorch's weight files carry the first 8)
 */
public record Digest(String algorithm, String hex) {

    public Digest {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{6,}")) {
            throw new CourseException("The %s sum '%s' must be at least 6 hexadecimal digits: check it.", algorithm, hex);
        }
        start(algorithm);
    }

    /** An MD5 sum. */
    public static Digest md5(String hex) {
        return new Digest("MD5", hex);
    }

    /** A SHA-256 sum, or its beginning. */
    public static Digest sha256(String hexOrPrefix) {
        return new Digest("SHA-256", hexOrPrefix);
    }

    /** The file's whole sum in lower-case hexadecimal digits. */
    public static String of(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(algorithm, in);
        }
    }

    /** The same of what is left of a stream, which is not closed. */
    public static String of(String algorithm, InputStream in) throws IOException {
        MessageDigest digest = start(algorithm);
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The whole sum of what a content gives it, piece by piece. */
    public static String of(String algorithm, Consumer<MessageDigest> content) {
        MessageDigest digest = start(algorithm);
        content.accept(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The whole sum of these lines in UTF-8, each with its line feed. */
    public static String ofLines(String algorithm, Iterable<String> lines) {
        return of(algorithm, digest -> lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** Whether the file has this sum, as far as {@link #hex} goes. */
    public boolean matches(Path file) throws IOException {
        return of(algorithm, file).startsWith(hex);
    }

    /**
     * Refuses a file with another sum, and leaves it where it is: it may be the user's own work.
     *
     * @param instead what to do after deleting it, e.g. {@code "run ./course setup"}
     * @throws CourseException if the sum is another or the file cannot be read
     */
    public void require(Path file, String instead) {
        try {
            String found = of(algorithm, file);
            if (!found.startsWith(hex)) {
                throw new CourseException("%s has the %s sum %s instead of %s: it is damaged or another file; delete it and %s.",
                        file, algorithm, found.substring(0, hex.length()), hex, instead);
            }
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }

    private static MessageDigest start(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new CourseException(e, "This Java knows no sum called '%s': use MD5 or SHA-256.", algorithm);
        }
    }
}
