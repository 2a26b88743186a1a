package tsugiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reference in the Javadoc leads somewhere, and its overview too; as {@code ./course docs} makes it. */
class DocsTest {

    @Test
    void javadocWarnsOfNothing(@TempDir Path folder) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst("javadoc").orElseThrow().run(out, out, "-Xdoclint:all,-missing", "-Werror", "-quiet",
                "-encoding", "UTF-8", "-overview", "src/main/javadoc/overview.html", "-classpath", System.getProperty("java.class.path"),
                "-sourcepath", "src/main/java", "-subpackages", "tsugiki", "-d", folder.toString());
        assertThat(said.toString().strip()).isEmpty();
        assertThat(code).isZero();
    }
}
