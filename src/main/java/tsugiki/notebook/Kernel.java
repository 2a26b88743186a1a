package tsugiki.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tsugiki.show.View;
import tsugiki.show.Views;

/**
 * The bridge to the notebook kernel JJava: registers how values look, shows and changes displays.
 *
 * <p>By reflection, because JJava is no Maven artifact to compile against; and from the startup script,
 * because a kernel extension would be loaded by a class loader of its own, whose {@code Table} is not the
 * cells' {@code Table}.
 */
public final class Kernel implements CellProgress.Cell {

    private static final String PACKAGE = "org.dflib.jjava.jupyter.kernel.";

    private final Object kernel;

    private Kernel(Object kernel) {
        this.kernel = kernel;
    }

    /** The kernel this process is, if it is one. */
    public static Optional<Kernel> find() {
        try {
            Object running = type("BaseKernel").getMethod("notebookKernel").invoke(null);
            return Optional.ofNullable(running).map(Kernel::new);
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // a terminal, a test, or another kernel
        }
    }

    /**
     * Called once by the kernel's startup script. Numbers in cells are written as in the lessons' text, 0.5 and not
     * 0,5, whatever the machine's language. It never throws, because an error there ends the kernel:
     * what cannot be registered is shown as plain text, and said so on standard error.
     */
    public static void connect() {
        Locale.setDefault(Locale.ROOT);
        try {
            ParentWatch.begin(() -> Runtime.getRuntime().halt(1));
            find().ifPresent(kernel -> Views.all().forEach(kernel::register));
        } catch (RuntimeException | LinkageError e) {
            System.err.println("tsugiki: tables and charts will show as text in this kernel (" + e + "); run ./course doctor.");
        }
    }

    /** The value of the notebook's variable of this name; empty if it is null or there is none. */
    public Optional<Object> variable(String name) {
        try {
            return Optional.ofNullable(call(kernel, "evalRaw", name));
        } catch (RuntimeException e) {
            return Optional.empty(); // JShell knows no such name
        }
    }

    private <T> void register(Views.Entry<T> entry) {
        Object registration = call(call(kernel, "getRenderer"), "createRegistration", entry.type());
        Object function = Proxy.newProxyInstance(Kernel.class.getClassLoader(), new Class<?>[] {type("display.RenderFunction")},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "render" -> render(entry.view(), entry.type().cast(arguments[0]), arguments[1]);
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "view of " + entry.type().getSimpleName();
                });
        call(registration, "register", function);
    }

    private static <T> Object render(Function<T, View> view, T value, Object context) {
        fill(call(context, "getOutputContainer"), view.apply(value));
        return null;
    }

    private static void fill(Object data, View view) {
        call(data, "putText", view.text());
        if (view.html() != null) {
            call(data, "putHTML", view.html());
        }
        View.Image image = view.image();
        if (image != null) {
            call(data, "putData", image.mime(), Base64.getEncoder().encodeToString(image.bytes()));
            call(data, "putMetaData", image.mime(), Map.of("width", image.width(), "height", image.height()));
        }
    }

    @Override
    public String display(View view) {
        String id = UUID.randomUUID().toString();
        Sending.whole(() -> call(kernel, "display", data(view, id)));
        return id;
    }

    @Override
    public void update(String id, View view) {
        Object io = call(kernel, "getIO");
        try {
            Object stream = io.getClass().getField("display").get(io);
            Sending.whole(() -> call(stream, "updateDisplay", id, data(view, id)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object data(View view, String id) {
        try {
            Object data = type("display.DisplayData").getConstructor().newInstance();
            fill(data, view);
            return call(data, "setDisplayId", id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + name, true, Kernel.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(e.getMessage());
        }
    }

    /** Calls the public method of this name that takes these arguments. */
    private static Object call(Object target, String name, Object... arguments) {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException(target.getClass().getName() + " has no method " + name + " as this course knows it");
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
