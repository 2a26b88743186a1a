package tsugiki.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.serve.Limits;
import tsugiki.serve.Server;
import tsugiki.serve.ServerSettings;
import tsugiki.serve.Tokens;
import tsugiki.transfer.Student;

/** {@code serve}: a finished student on a page, and for programs. */
@Command(name = "serve", description = "Answers over HTTP what a finished student sees in pictures: a page for people, JSON for programs. Ctrl-C ends it.",
        footer = {"", "Nothing is written to disk unless --log asks for it. Only this machine can ask, unless --host says otherwise; then each",
            "request needs the token in the environment's TSUGIKI_TOKEN, or the one that is drawn and printed.",
            "", "Example:", "  ./course serve student",
            "  curl -H 'Content-Type: image/jpeg' --data-binary @rose.jpg 'http://127.0.0.1:8080/predict?name=rose.jpg'"})
final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Option(names = "--port", paramLabel = "P", defaultValue = "8080", description = "Where to listen; 0: a free one (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--host", paramLabel = "ADDRESS",
            description = "The machine's own address to listen on, 0.0.0.0 for all: other machines can ask, with a token, unencrypted (default: this machine alone).")
    String host;

    @Option(names = "--log", paramLabel = "FILE",
            description = "Adds a line of JSON for each answer: time, class, probability, and the file's SHA-256; no names, no pictures (default: none).")
    Path log;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    @Override
    public Integer call() {
        if (log != null) {
            Checks.writable("--log", log);
        }
        ServerSettings settings = settings();
        try (Student student = Student.load(folder); Server server = Server.start(student, settings)) {
            System.out.println(Shown.line(Text.of("%s (%s, %d classes) answers at %s; Ctrl-C ends it.",
                    folder, student.network().name(), student.classes().size(), address(settings, server.port()))));
            System.out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Ctrl-C: the work of a server ends so
        }
        return 0;
    }

    private ServerSettings settings() {
        ServerSettings loopback = new ServerSettings(InetAddress.getLoopbackAddress(), port, null, log, Limits.standard());
        if (host == null) {
            return loopback;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() ? loopback : loopback.host(address, Tokens.given());
        } catch (UnknownHostException e) {
            throw new CourseException(e, "--host %s is no address of this machine: give one of its own, or 0.0.0.0 for all.", host);
        }
    }

    private static String address(ServerSettings settings, int port) {
        String name = settings.host().isAnyLocalAddress() || settings.host().isLoopbackAddress() ? "127.0.0.1" : settings.host().getHostAddress();
        return Text.of("http://%s:%d/%s", name.contains(":") ? "[" + name + "]" : name, port, settings.token() == null ? "" : "#token=" + settings.token());
    }
}
