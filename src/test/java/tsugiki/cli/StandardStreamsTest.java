package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line writes, and where to, in a process of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and a shell")
class StandardStreamsTest {

    @TempDir
    Path folder;

    private String classPath = System.getProperty("java.class.path");

    @Test
    void utf8WhateverTheEncodingAsked() throws Exception {
        assumeThat(System.getProperty("sun.jnu.encoding")).as("else the argument is lost on its way").isEqualTo("UTF-8");
        assertThat(java("", "-Dfile.encoding=US-ASCII -Dsun.stderr.encoding=US-ASCII -Dstderr.encoding=US-ASCII", "inspect \u685C")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err.txt"))).contains("'\u685C'");
    }

    @Test
    void aFullDiskIsAFailure() throws Exception {
        assertThat(java(">/dev/full", "", "models --format json")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err.txt"))).startsWith("The result could not be written to standard output (").doesNotContain("\tat ");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNone() throws Exception {
        assertThat(java("| head -n 1 >/dev/null", "", "models")).isZero();
        assertThat(folder.resolve("err.txt")).isEmptyFile();
    }

    @Test
    void anErrorEndsInOneSentenceAndAtOnce() throws Exception {
        classPath = Stream.of(Main.class, CommandLine.class).map(StandardStreamsTest::place).collect(Collectors.joining(File.pathSeparator));
        assertThat(java("", "", "models")).isEqualTo(1); // the other libraries are not there
        assertThat(Files.readString(folder.resolve("err.txt"))).startsWith("Something went wrong").contains("NoClassDefFoundError").doesNotContain("\tat ");
    }

    private static String place(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }

    private int java(String redirection, String options, String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", Path.of(System.getProperty("java.home"), "bin", "java") + " " + options + " -cp \"$CP\" "
                + Main.class.getName() + " " + words + " 2>" + folder.resolve("err.txt") + " " + redirection));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CP", classPath);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("ended").isTrue();
        return process.exitValue();
    }
}
