package tsugiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Picture;

/** Who uses the library alone can leave out what only lessons need. */
class LibraryTest {

    private static final List<String> LEFT_OUT = List.of("course", "notebook", "drawn");
    private static final String PROGRAM = """
            import tsugiki.data.*;
            import tsugiki.transfer.*;
            import tsugiki.zoo.*;

            class Program {
                public static void main(String[] words) {
                    DataSet pictures = DataSets.open(words[0], Split.RANDOM, 1);
                    try (var network = Zoo.create("squeezenet1_1")) {
                        network.initialize(1);
                        Student student = Student.of(network, pictures.classes());
                        System.out.println(student.classes() + " " + DataSets.help());
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aProgramWithoutTheLessonsRooms() throws Exception {
        Path library = copyOfTheLibrary();
        String classPath = library + File.pathSeparator + jars();
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString())).isZero();
        Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath + File.pathSeparator + folder, "Program", pictures().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(new String(run.getInputStream().readAllBytes()).strip())
                .startsWith("[ash, oak] flowers102 (downloads), flowers102:DIR (the three official files), ")
                .endsWith(", or a folder of class folders").doesNotContain("garden");
        assertThat(run.waitFor()).isZero();
    }

    private Path copyOfTheLibrary() throws IOException {
        Path all = Path.of("target", "classes");
        Path copy = folder.resolve("library");
        Files.walkFileTree(all, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                if (dir.getNameCount() == all.getNameCount() + 2 && LEFT_OUT.contains(dir.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(all.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(all.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }

    private static String jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path pictures() throws IOException {
        for (String name : List.of("ash/1", "ash/2", "oak/1", "oak/2")) {
            Path file = folder.resolve("pictures").resolve(name + ".png");
            Files.createDirectories(file.getParent());
            javax.imageio.ImageIO.write(new Picture(8, 8, new byte[3 * 64]).toImage(), "png", file.toFile());
        }
        return folder.resolve("pictures");
    }
}
