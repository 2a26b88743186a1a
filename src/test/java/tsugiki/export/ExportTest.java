package tsugiki.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;
import tsugiki.zoo.Zoo;

class ExportTest {

    @TempDir
    Path folder;

    /** Knows the kit, and this room anew, without the library that writes ONNX. */
    private static final class Without extends ClassLoader {

        Without() {
            super(Export.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("ai.onnx.") || name.startsWith("com.google.protobuf.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("tsugiki.export.") || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void withoutItsLibraryOnnxIsRefusedInASentence() throws Exception {
        ClassLoader without = new Without();
        Class<?> export = without.loadClass(Export.class.getName());
        Class<?> format = without.loadClass(Format.class.getName());
        Method write = export.getMethod("write", format, Path.class);
        try (Network network = Zoo.create("squeezenet1_1")) {
            network.initialize(1);
            Object made = export.getConstructors()[0].newInstance(network, Preprocessing.IMAGENET, 1000, Map.of(), Optional.empty(), UnaryOperator.identity());
            Path file = folder.resolve("a.onnx");
            assertThat(failure(write, made, format.getEnumConstants()[0], file)).isInstanceOf(CourseException.class)
                    .hasMessageStartingWith("Writing ONNX needs a library that is not loaded here: in a notebook run %classpath ../target/lib/export/*.jar first, ");
            assertThat(file).doesNotExist();
            assertThat(failure(write, made, format.getEnumConstants()[format.getEnumConstants().length - 1], file)).isNull();
            assertThat(Files.size(file)).isPositive();
        }
    }

    private static Throwable failure(Method write, Object... arguments) throws IllegalAccessException {
        try {
            write.invoke(arguments[0], arguments[1], arguments[2]);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}
