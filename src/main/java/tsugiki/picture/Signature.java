package tsugiki.picture;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is by its first bytes, given as ISO-8859-1 text. */
public final class Signature {

    /** How many bytes are enough. */
    public static final int LENGTH = 16;

    private static final List<String> READ = List.of(
            "\u00FF\u00D8\u00FF", "\u0089PNG\r\n\u001A\n", "GIF8", "BM", "II*\0", "MM\0*", "II+\0", "MM\0+");

    private static final Set<String> HEIC = Set.of("HEIC", "HEIX", "HEIM", "HEIS", "HEVC", "HEVX", "MIF1", "MSF1");
    private static final List<String> FILMS = List.of("QT", "ISO", "MP4", "M4V", "3GP", "3G2", "AVC1");

    /** The way out per system; {@code sips} comes with macOS, {@code heif-convert} with Debian's libheif-examples. */
    private static final String FROM_HEIC = "make a JPEG of it, on macOS by 'sips -s format jpeg A.heic --out A.jpg', on Linux by "
            + "'heif-convert A.heic A.jpg', on Windows by Save as in Photos, or let the phone take JPEG "
            + "(iPhone: Settings, Camera, Formats, Most Compatible)";

    private Signature() {}

    /** Whether files that begin so are pictures of a kind that is read here. */
    public static boolean isRead(String start) {
        return READ.stream().anyMatch(start::startsWith) || isWebp(start);
    }

    /** Whether a file that begins so is WebP, still or moving. */
    static boolean isWebp(String start) {
        return start.startsWith("RIFF") && start.startsWith("WEBP", 8);
    }

    /**
     * What a file is that is not read here.
     *
     * @param why e.g. {@code "it is HEIC, which is not read here"}
     * @param what to do about it; may be empty
     */
    public record Foreign(String why, String what) {
        /** Both, as the end of a sentence. */
        public String sentence() {
            return what.isEmpty() ? why : why + ": " + what;
        }
    }

    /** What a file is that is not read here, by its first 16 bytes: the telephones' formats by name. */
    public static Foreign foreign(String start) {
        if (!start.startsWith("ftyp", 4) || start.length() < 12) {
            return new Foreign("it is no picture of a kind known here", "");
        }
        String brand = start.substring(8, 12).strip().toUpperCase(Locale.ROOT);
        if (HEIC.contains(brand)) {
            return new Foreign("it is HEIC, which is not read here", FROM_HEIC);
        }
        return FILMS.stream().anyMatch(brand::startsWith) ? new Foreign("it is a film (" + brand + "), no picture", "")
                : new Foreign("it is " + brand + ", which is not read here", "save it as JPEG or PNG");
    }
}
