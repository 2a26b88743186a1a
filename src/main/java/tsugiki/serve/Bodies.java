package tsugiki.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** The picture files that are here: each bounded, and all of them together, by what came and not by what was claimed. */
final class Bodies {

    private static final int UNIT = 1 << 16;

    private final Limits limits;
    private final Semaphore free;

    Bodies(Limits limits) {
        this.limits = limits;
        this.free = new Semaphore((int) Math.min(Integer.MAX_VALUE, (limits.memory() + UNIT - 1) / UNIT));
    }

    /** One file; closing gives its memory back. */
    final class Body implements AutoCloseable {

        private int held;
        private byte[] bytes;

        byte[] bytes() {
            return bytes;
        }

        private void take() {
            if (!free.tryAcquire()) {
                throw new Refused(Refused.TOO_MANY, "More picture files came at once than the memory holds: send this one again in a moment.");
            }
            held++;
        }

        @Override
        public void close() {
            bytes = null;
            free.release(held);
            held = 0;
        }
    }

    /** Reads a request's whole body. @throws Refused if it is too long, or the others leave no room */
    Body read(HttpExchange exchange) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length != null && Long.parseLong(length) > limits.body()) {
            throw tooLong();
        }
        Body body = new Body();
        try {
            body.bytes = all(exchange.getRequestBody(), body);
            return body;
        } catch (IOException | RuntimeException | Error e) {
            body.close();
            throw e;
        }
    }

    private byte[] all(InputStream in, Body body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[UNIT];
        for (int n = in.readNBytes(piece, 0, UNIT); n > 0; n = in.readNBytes(piece, 0, UNIT)) {
            if (all.size() + n > limits.body()) {
                throw tooLong();
            }
            body.take();
            all.write(piece, 0, n);
        }
        return all.toByteArray();
    }

    private Refused tooLong() {
        return new Refused(Refused.TOO_LARGE, "The file has more than the %d MB that this server takes: make it smaller.", limits.body() / 1_000_000);
    }
}
