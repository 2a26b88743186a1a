package tsugiki.serve;

import tsugiki.base.CourseException;

/**
 * What a server takes at most. How many pixels a picture may have is the kit's one limit, in
 * {@link tsugiki.picture.PictureReader}.
 *
 * @param body bytes of one picture file
 * @param memory bytes of all picture files that are here at one time, whole or in part
 * @param waiting pictures that wait for their answer
 * @param connections open at one time, those that ask nothing included
 */
public record Limits(int body, long memory, int waiting, int connections) {

    /** The page is served while all places of the queue are taken. */
    private static final int BESIDE_THE_QUEUE = 128;

    public Limits {
        if (body < 1 || memory < body || waiting < 1 || connections <= waiting) {
            throw new CourseException("A server that takes %d bytes a picture, %d in all, %d waiting pictures and %d connections cannot work: "
                    + "give at least 1 byte, as much in all, 1 picture, and more connections than pictures.", body, memory, waiting, connections);
        }
    }

    /** 40 MB a picture, a quarter of the memory Java may use for all, 128 waiting. */
    public static Limits standard() {
        int body = 40_000_000;
        int waiting = 128;
        return new Limits(body, Math.max(body, Runtime.getRuntime().maxMemory() / 4), waiting, waiting + BESIDE_THE_QUEUE);
    }

    /** The same with another queue. */
    Limits waiting(int pictures) {
        return new Limits(body, memory, pictures, pictures + BESIDE_THE_QUEUE);
    }

    /** The same for other files. */
    Limits body(int bytes) {
        return new Limits(bytes, Math.max(bytes, memory), waiting, connections);
    }
}
