package tsugiki.serve;

import java.util.concurrent.CompletableFuture;
import tsugiki.explain.GradCam;

/** What the computing thread does for one picture. */
sealed interface Work {

    /** As it came to the network, {@code [crop, crop, 3]}, normalised. */
    float[] values();

    /** Where the answer goes, or what went wrong. */
    CompletableFuture<?> answer();

    /** Its class is asked for. */
    record Score(float[] values, CompletableFuture<Scored> answer) implements Work {}

    /** A map of places is asked for. @param className null for the class that the student names */
    record Explain(float[] values, String className, CompletableFuture<GradCam> answer) implements Work {}
}
