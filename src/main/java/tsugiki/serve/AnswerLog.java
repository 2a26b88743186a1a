package tsugiki.serve;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.evaluate.PictureAnswer;

/**
 * A file to which each answer adds one line of JSON: {@code time} (UTC), {@code class}, {@code probability},
 * {@code known} (false where the student refused), {@code digest} (SHA-256 of the picture file). Neither names nor pictures are kept.
 */
final class AnswerLog implements AutoCloseable {

    private final Path file;
    private final Writer lines;
    private boolean failed;

    private AnswerLog(Path file, Writer lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Goes on behind what is there. @param file null for no log */
    static AnswerLog to(Path file) {
        try {
            return new AnswerLog(file, file == null ? Writer.nullWriter()
                    : Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw Reason.unwritten("The log", file, e);
        }
    }

    void add(PictureAnswer answer, byte[] picture) {
        if (file == null) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("class", answer.answer());
        line.put("probability", answer.probability());
        line.put("known", answer.known());
        line.put("digest", Digest.of("SHA-256", digest -> digest.update(picture)));
        write(Json.line(line) + "\n");
    }

    /** Answers go on where the disk is full; that they are not kept is said once. */
    private synchronized void write(String line) {
        try {
            lines.write(line);
            lines.flush();
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                System.err.println(Reason.unwritten("The log", file, e).getMessage());
            }
            failed = true;
        }
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            System.err.println(Reason.unwritten("The log", file, e).getMessage());
        }
    }
}
