package tsugiki.nn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.CourseException;

/**
 * What a {@code Program} computes with inside; pictures and results are float32 always. One setting holds for all frozen passes
 * of a process, those that store, score and predict: {@code Precision.BFLOAT16.choose()}. Training itself is float32.
 */
public enum Precision {
    /** 24 bits of mantissa, as the network itself. */
    FLOAT32,
    /** 8 bits of mantissa, float32's range: half the memory; sooner only where the processor computes it faster than float32, which many do not: {@code ./course bench --only network} tells. */
    BFLOAT16;

    /** All of them, as the command line's help names them; a test holds it to the values. */
    public static final String WORDS = "float32|bfloat16";

    private static final String PROPERTY = "tsugiki.precision";

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /** What Linux calls the instructions, on Intel's and AMD's processors and on ARM's. */
    private static final Pattern INSTRUCTIONS = Pattern.compile("\\b(avx512_bf16|amx_bf16|avx_ne_convert|bf16)\\b");

    /** The choice of this process: by {@link #choose}, system property {@code tsugiki.precision}, environment {@code TSUGIKI_PRECISION}, or float32. */
    public static Precision chosen() {
        String environment = System.getenv().getOrDefault("TSUGIKI_PRECISION", "float32");
        return of(System.getProperty(PROPERTY, environment));
    }

    /** Lets what begins from now on compute with these numbers. */
    public void choose() {
        System.setProperty(PROPERTY, toString());
    }

    /** @throws CourseException if {@code word} is none of them; names all */
    public static Precision of(String word) {
        for (Precision precision : values()) {
            if (precision.toString().equalsIgnoreCase(word)) {
                return precision;
            }
        }
        throw new CourseException("Precision '%s' is not known: use %s.", word,
                Stream.of(values()).map(Precision::toString).collect(Collectors.joining(" or ")));
    }

    /** Refuses what would only be slower than float32 here. @throws CourseException if the processor is known to have no instructions for it */
    public void require() {
        require(PROCESSOR);
    }

    /** The same for a processor of which {@code description} tells. */
    void require(Path description) {
        if (!isThere(description)) {
            throw new CourseException("This processor has no bfloat16 instructions, so bfloat16 would only be slower here: take float32.");
        }
    }

    /** Whether this processor is not known to lack instructions for it. */
    public boolean isThere() {
        return isThere(PROCESSOR);
    }

    /** The same for a processor of which {@code description} tells. */
    boolean isThere(Path description) {
        return this == FLOAT32 || !Files.isReadable(description) || INSTRUCTIONS.matcher(read(description)).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "bf16"; // nothing is known of the processor
        }
    }

    /** As a person writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
