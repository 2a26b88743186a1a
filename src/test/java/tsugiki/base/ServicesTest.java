package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A line that names no class would be taken for a room that was left out, and its service be missing without a word. */
class ServicesTest {

    @Test
    void everyLineNamesAClassOfItsService() throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("src/main/resources/META-INF/services"))) {
            files = found.toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Class<?> service = Class.forName(file.getFileName().toString());
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    assertThat(service).isAssignableFrom(Class.forName(line.strip()));
                }
            }
        }
    }
}
