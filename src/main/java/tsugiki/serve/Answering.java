package tsugiki.serve;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tsugiki.base.CourseException;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.explain.GradCam;
import tsugiki.picture.Picture;
import tsugiki.picture.UnreadablePictureException;
import tsugiki.show.ImageBytes;
import tsugiki.transfer.Student;

/** What goes back for a picture file, as JSON. */
final class Answering {

    private final Student student;
    private final AnswerQueue queue;
    private final AnswerLog log;

    Answering(Student student, AnswerQueue queue, AnswerLog log) {
        this.student = student;
        this.queue = queue;
        this.log = log;
    }

    /** The same words as {@code predict --format json} prints of a picture; where asked, {@code seen}, a JPEG as a data address. */
    Map<String, Object> predict(Asked asked, byte[] file) {
        Scored scored = await(queue.score(asked.name(), file), asked.name());
        PictureAnswer answer = PictureAnswer.of(asked.name(), scored.probabilities(), student, scored.verdict());
        log.add(answer, file);
        Map<String, Object> json = answer.json();
        if (asked.seen()) {
            int side = student.preprocessing().crop();
            json.put("seen", dataAddress(student.preprocessing().picture(scored.values(), side, side)));
        }
        return json;
    }

    /** Where in the picture a class is found: {@code overlay}, and {@code seen} without it. */
    Map<String, Object> explain(Asked asked, byte[] file) {
        if (asked.className() != null && !student.classes().contains(asked.className())) {
            throw new Refused(Refused.BAD_REQUEST, "This student knows no class '%s': ask for one of those that /student lists.", asked.className());
        }
        GradCam cam = await(queue.explain(asked.name(), file, asked.className()), asked.name());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("picture", asked.name());
        json.put("class", cam.answer().name());
        json.put("stage", cam.stage());
        json.put("seen", dataAddress(cam.picture()));
        json.put("overlay", dataAddress(cam.overlay()));
        return json;
    }

    private static String dataAddress(Picture picture) {
        BufferedImage image = picture.toImage();
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(ImageBytes.jpeg(image));
    }

    /** @throws Refused with the sentence for whoever asked: what is known of the machine stays here */
    private static <T> T await(CompletableFuture<T> answer, String name) {
        try {
            return answer.join();
        } catch (CancellationException e) {
            throw new Refused(Refused.TOO_MANY, "This server ends: send %s to the next one.", name);
        } catch (CompletionException e) {
            throw refused(e.getCause(), name);
        }
    }

    private static Refused refused(Throwable cause, String name) {
        if (cause instanceof UnreadablePictureException) {
            return new Refused(Refused.UNREADABLE, "%s", cause.getMessage());
        }
        if (cause instanceof CourseException) {
            return new Refused(Refused.FAILED, "%s", cause.getMessage());
        }
        if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
            return new Refused(Refused.UNREADABLE, "%s cannot be read: it needs more memory than Java may use; make it smaller.", name);
        }
        if (System.getenv("TSUGIKI_DEBUG") != null) {
            cause.printStackTrace();
        }
        return new Refused(Refused.FAILED, "%s was not answered, for a reason that the kit did not foresee (%s): start the server with TSUGIKI_DEBUG=1 "
                + "and report what it prints.", name, cause.getClass().getSimpleName());
    }
}
