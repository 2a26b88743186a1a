package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tsugiki.cli.Call.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;
import tsugiki.course.Profile;
import tsugiki.data.DataSets;

/** What a person is told who asks, or mistypes. */
class HelpTest {

    static Stream<String> everyWord() {
        return Main.line().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyWord")
    void everyWordTellsItsOptionsTheirDefaultsAndAnExample(String word) {
        String help = call(word, "--help").out();
        assertThat(call(word, "-h")).isEqualTo(new Call(0, help, ""));
        assertThat(call(word, "--help").code()).isZero();
        assertThat(help).startsWith("Usage: ./course " + word).contains("Example:\n  ").doesNotContain("${");
        for (OptionSpec option : Main.line().getSubcommands().get(word).getCommandSpec().options()) {
            assertThat(help).contains(option.longestName());
            if (option.defaultValue() != null && !option.defaultValue().isEmpty()) {
                assertThat(String.join("", option.description())).as(option.longestName()).contains("default: " + (option.defaultValue().startsWith("${") ? "" : option.defaultValue()));
            }
        }
    }

    @Test
    void theDataSetsAreThoseThatThereAre() {
        String help = call("train", "--help").out().replaceAll("\\s+", " ");
        assertThat(help).contains(DataSets.help()).contains("garden (drawn flowers");
    }

    @Test
    void theVersionTellsWhatComputes() {
        assertThat(call("--version").out().lines().map(line -> line.replaceAll(" .*", ""))).containsExactly("Tsugiki", "DJL", "libtorch", "Java");
    }

    @ParameterizedTest
    @CsvSource({"trian, train", "'train --modle x', --model", "'train --sede=3', --seed", "'predict s p --formt json', --format"})
    void whatWasMistypedIsGuessed(String typed, String meant) {
        Call call = call(typed.split(" "));
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err().strip()).contains("(did you mean " + meant + "?): `./course").doesNotContain("\n");
    }

    @Test
    void whatIsLikeNothingIsNotGuessed() {
        assertThat(call("paint").err()).doesNotContain("did you mean");
        assertThat(call("train", "--quiet").err()).doesNotContain("did you mean");
    }

    @Test
    void everyMethodIsExplained() {
        assertThat(call("train", "--help").out()).contains("\n  softmax  features once, ", "\n  scratch  the same network");
    }

    /** The launcher knows them without Java, to answer a mistyped word before any set-up. */
    @Test
    void theLauncherKnowsTheseWords() throws IOException {
        assertThat(all("\"(\\w+)\"", part("commands.py", "(?s)\nJAVA = \\((.*?)\\)\n"))).containsExactlyInAnyOrderElementsOf(Help.words(Main.line()));
    }

    /** It says how long each may take, and refuses another before any set-up. */
    @Test
    void theLauncherKnowsTheseProfiles() throws IOException {
        assertThat(all("\"(\\w+)\":", part("run.py", "\nPROFILES = \\{(.*)\\}\n"))).isEqualTo(Profile.names());
        assertThat(all("(\\w+)(?: \\([^)]*\\))?(?:, |$)", part("commands.py", "\n  P: (.*)\n"))).isEqualTo(Profile.names());
    }

    @Test
    void theLauncherAndTheHelpKnowTheseForms() throws IOException {
        List<String> forms = Stream.of(ExportCommand.To.values()).map(ExportCommand.To::toString).toList();
        assertThat(all("\\w+", part("commands.py", "--to (\\S+) "))).isEqualTo(forms);
        String help = call("export", "--help").out();
        assertThat(forms).allSatisfy(form -> assertThat(help).contains("\n  " + form + " "));
    }

    private static String part(String module, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of("launcher", module)));
        assertThat(found.find()).as(module).isTrue();
        return found.group(1);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(found.groupCount())).toList();
    }
}
