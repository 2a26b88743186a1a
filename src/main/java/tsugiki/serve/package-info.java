/**
 * A finished student for people and programs: {@link tsugiki.serve.Server}, the central type, answers over HTTP as
 * {@code predict} does on the command line.
 *
 * <p>A picture's way through it: a connection's thread asks {@code Gate} whether the request may be, and reads its body within
 * {@code Bodies}; {@code AnswerQueue} gives it a place or refuses it, decodes it on one of a few threads, and computes on one
 * thread, up to 16 pictures that are ready at once; {@code Answering} makes JSON of what comes back, and {@code AnswerLog} a
 * line where that was asked for. {@code /explain} goes the same way to {@link tsugiki.explain.GradCam}. The page is
 * {@code page.html}, {@code page.css} and {@code page.js} beside this room's resources; it asks {@code served.js}, which
 * sends each picture by itself, and nothing of a picture stays here after its answer. {@link tsugiki.serve.StaticPage} writes
 * the same page with {@code alone.js}, which asks a worker in the browser: there the ONNX file answers.
 *
 * <p><b>Which server, and why.</b> The JDK's own, {@link com.sun.net.httpserver}: no jar, and kept with Java. Javalin brings Jetty and
 * Kotlin's library, whose releases one would have to follow, for routes that are five here; Helidon 4 needs Java 21. What a server
 * must bear is in the JDK's, as read in it and held by tests: connections at one time, time for a request to come, headers and
 * body, and for an answer to be fetched, the length of headers. These are settings of the process; the rest,
 * lengths of bodies and the queue, is this room's.
 */
package tsugiki.serve;
