package tsugiki.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.data.Inputs;
import tsugiki.network.Thresholds;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/**
 * A student that answers over HTTP: {@code POST /predict} takes a picture file and gives JSON, {@code POST /explain} a
 * Grad-CAM overlay, {@code GET /student} tells what is served, and {@code GET /} is a page for people.
 *
 * <p>{@code try (Server server = Server.start(student, ServerSettings.loopback(0))) { ... server.port() ... }}
 */
public final class Server implements AutoCloseable {

    /**
     * The JDK's own settings, read once when its server is first used, so they are the same for all servers of a process; one
     * that is set on the command line stays. Seconds that a request may take to come, and an answer to be computed and fetched;
     * bytes that are read and thrown away of a body that was refused, so that its sender reads the sentence; no wait for more to send.
     */
    private static final Map<String, String> SETTINGS = Map.of("sun.net.httpserver.maxReqTime", "60", "sun.net.httpserver.maxRspTime", "120",
            "sun.net.httpserver.maxReqHeaderSize", "16384", "sun.net.httpserver.drainAmount", "64000000", "sun.net.httpserver.nodelay", "true");
    private static final String CONNECTIONS = "jdk.httpserver.maxConnections";
    private static final long IDLE_THREAD_SECONDS = 30;

    private final HttpServer http;
    private final ThreadPoolExecutor threads;
    private final Student student;
    private final Gate gate;
    private final Bodies bodies;
    private final Limits limits;
    private final AnswerQueue queue;
    private final AnswerLog log;
    private final Answering answering;

    private Server(Student student, Inputs inputs, ServerSettings settings, HttpServer http) {
        this.http = http;
        this.student = student;
        this.limits = settings.limits();
        this.gate = new Gate(settings);
        this.bodies = new Bodies(limits);
        this.log = AnswerLog.to(settings.log());
        this.queue = AnswerQueue.start(student, inputs, limits.waiting());
        this.answering = new Answering(student, queue, log);
        this.threads = new ThreadPoolExecutor(0, limits.connections(), IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Server::daemon);
    }

    /**
     * Listens from now on.
     *
     * @param student the caller's to close, after the server; nobody else may compute with it meanwhile
     * @throws CourseException if the port is taken or the log cannot be written
     */
    public static Server start(Student student, ServerSettings settings) {
        return start(student, Inputs.of(student.preprocessing()), settings);
    }

    static Server start(Student student, Inputs inputs, ServerSettings settings) {
        SETTINGS.forEach(Server::setUnlessGiven);
        setUnlessGiven(CONNECTIONS, Integer.toString(settings.limits().connections()));
        try {
            return start(student, inputs, settings, HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0));
        } catch (BindException e) {
            throw new CourseException(e, "Port %d of %s cannot be used (%s): choose another with --port, or 0 for a free one.",
                    settings.port(), settings.host().getHostAddress(), Reason.of(e));
        } catch (IOException e) {
            throw new CourseException(e, "The server cannot begin (%s): choose another --host or --port.", Reason.of(e));
        }
    }

    private static Server start(Student student, Inputs inputs, ServerSettings settings, HttpServer http) {
        try {
            Server server = new Server(student, inputs, settings, http);
            http.setExecutor(server.threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (RuntimeException | Error e) {
            http.stop(0); // the port is free again
            throw e;
        }
    }

    private static void setUnlessGiven(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tsugiki-connection");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens. */
    public int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] picture = new String[1];
        try {
            gate.requireOwnSite(exchange.getRequestMethod(), exchange.getRequestHeaders());
            route(exchange, picture);
        } catch (Refused e) {
            Reply.refuse(exchange, e, picture[0]);
        } catch (RuntimeException e) {
            Reply.refuse(exchange, new Refused(Refused.FAILED, "The request could not be answered (%s).", e.getClass().getSimpleName()), picture[0]);
        } catch (OutOfMemoryError e) {
            Reply.refuse(exchange, new Refused(Refused.TOO_MANY, "Other pictures fill the memory: send this one again, or a smaller file."), picture[0]);
        } catch (IOException e) {
            exchange.close(); // the client has gone, or was too slow
        }
    }

    private void route(HttpExchange exchange, String[] picture) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/predict", "/explain" -> {
                require(exchange, "POST");
                gate.requireToken(exchange.getRequestHeaders());
                Asked asked = Asked.of(exchange);
                picture[0] = asked.name();
                requirePicture(exchange.getRequestHeaders().getFirst("Content-Type"));
                try (Bodies.Body body = bodies.read(exchange)) {
                    Reply.json(exchange, Reply.OK, path.equals("/predict") ? answering.predict(asked, body.bytes()) : answering.explain(asked, body.bytes()));
                }
            }
            case "/student" -> {
                require(exchange, "GET");
                gate.requireToken(exchange.getRequestHeaders());
                Reply.json(exchange, Reply.OK, about());
            }
            default -> {
                Page.Part part = Page.part(path).orElseThrow(() -> new Refused(Refused.NOT_FOUND, "There is nothing here called '%s': the page is at /.", path));
                require(exchange, "GET");
                Reply.send(exchange, Reply.OK, part.type(), part.bytes());
            }
        }
    }

    private static void require(HttpExchange exchange, String method) {
        String asked = exchange.getRequestMethod();
        if (!asked.equals(method) && !(asked.equals("HEAD") && method.equals("GET"))) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new Refused(Refused.WRONG_METHOD, "%s takes %s, not %s.", exchange.getRequestURI().getPath(), method, asked);
        }
    }

    /** Forms, which any site can send, are no pictures. */
    private static void requirePicture(String type) {
        String known = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (!known.startsWith("image/") && !known.equals("application/octet-stream")) {
            throw new Refused(Refused.WRONG_TYPE, "The body is to be one picture file: send it with the header 'Content-Type: image/jpeg', not %s.",
                    type == null ? "without one" : "'" + type + "'");
        }
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("network", student.network().name());
        about.put("classes", student.classes());
        about.put("thresholds", student.thresholds().map(Thresholds::values).orElse(null));
        about.put("refuses", student.refusal().map(Refusal::describe).orElse(null));
        about.put("size", student.preprocessing().crop());
        about.put("largest_file", limits.body());
        return about;
    }

    /** Ends when the batch that is being computed has ended; who still waits hears nothing more. */
    @Override
    public void close() {
        http.stop(0);
        queue.close();
        threads.shutdownNow();
        log.close();
    }
}
