package tsugiki.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The script a kernel cannot start without. */
class StartupScriptTest {

    @Test
    void everyLineRunsInAPlainShell() throws IOException {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            List<String> refused = new ArrayList<>();
            for (String snippet : snippets(shell)) {
                for (SnippetEvent event : shell.eval(snippet)) {
                    if (event.status() != Snippet.Status.VALID || event.exception() != null) {
                        refused.add(snippet.strip());
                    }
                }
            }
            assertThat(refused).isEmpty();
        }
    }

    private static List<String> snippets(JShell shell) throws IOException {
        List<String> snippets = new ArrayList<>();
        SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(script());
        while (!next.source().isBlank()) {
            snippets.add(next.source());
            next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
        }
        return snippets;
    }

    @Test
    void noNameStandsInTwoImportedPackages() throws Exception {
        Map<String, List<String>> places = new HashMap<>();
        for (String line : script().lines().filter(l -> l.startsWith("import") && l.endsWith(".*;")).toList()) {
            String name = line.substring("import ".length(), line.length() - ".*;".length());
            names(name).forEach(type -> places.computeIfAbsent(type, t -> new ArrayList<>()).add(name));
        }
        places.values().removeIf(packages -> packages.size() < 2);
        assertThat(places).isEmpty();
    }

    private static List<String> names(String name) throws Exception {
        String folder = name.replace('.', '/');
        if (name.startsWith("java.")) {
            Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", name.equals("java.net.http") ? name : "java.base", folder);
            return publicTypes(name, files(modules));
        }
        if (name.startsWith("tech.")) {
            try (JarFile jar = new JarFile(Path.of(Table.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile())) {
                return publicTypes(name, jar.stream().map(entry -> Path.of(entry.getName()))
                        .filter(path -> path.startsWith(folder) && path.getNameCount() == Path.of(folder).getNameCount() + 1).toList());
            }
        }
        return publicTypes(name, files(Path.of(Kernel.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve(folder)));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static List<String> publicTypes(String name, List<Path> files) throws ClassNotFoundException {
        List<String> types = new ArrayList<>();
        for (Path file : files) {
            String type = file.getFileName().toString();
            if (type.endsWith(".class") && !type.contains("$") && !type.equals("package-info.class")) {
                String simple = type.substring(0, type.length() - ".class".length());
                Class<?> found = Class.forName(name + "." + simple, false, Kernel.class.getClassLoader());
                if (java.lang.reflect.Modifier.isPublic(found.getModifiers())) {
                    types.add(simple);
                }
            }
        }
        return types;
    }

    private static String script() throws IOException {
        try (InputStream in = Kernel.class.getResourceAsStream("startup.jshell")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
