package tsugiki.picture;

import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes, given as ISO-8859-1 text. */
public final class Signature {

    /** How many bytes are enough. */
    public static final int LENGTH = 16;

    private static final List<String> READ = List.of(
            "\u00FF\u00D8\u00FF", "\u0089PNG\r\n\u001A\n", "GIF8", "BM", "II*\0", "MM\0*", "II+\0", "MM\0+");

    private Signature() {}

    /** Whether files that begin so are pictures of a kind that is read here. */
    public static boolean isRead(String start) {
        return READ.stream().anyMatch(start::startsWith);
    }

    /** What a file is that is not read here, by its first 16 bytes: the web's and the telephones' formats by name. */
    public static String foreign(String start) {
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "it is WebP, which is not read here: save it as JPEG or PNG";
        }
        if (start.startsWith("ftyp", 4) && start.length() >= 12) {
            return "it is " + start.substring(8, 12).toUpperCase(Locale.ROOT) + ", which is not read here: save it as JPEG or PNG";
        }
        return "it is no picture of a kind known here";
    }
}
