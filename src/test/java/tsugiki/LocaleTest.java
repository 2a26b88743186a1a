package tsugiki;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.TextTest;

/**
 * Nothing asks the machine for its language or its encoding: the same numbers, names, keys and scripts
 * in Cairo, Istanbul and Bangkok. Text with numbers is {@link tsugiki.base.Text#of}'s.
 */
class LocaleTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("tsugiki");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("tsugiki");

    /** These know of languages; they may be called with one only. */
    private static final Set<String> LANGUAGE = Set.of("format", "formatted", "printf", "toLowerCase", "toUpperCase",
            "ofPattern", "getInstance", "getNumberInstance", "getIntegerInstance", "getPercentInstance", "getDateInstance");
    private static final List<Class<?>> THEIRS = List.of(String.class, PrintStream.class, PrintWriter.class, NumberFormat.class,
            DateFormat.class, DateTimeFormatter.class, Collator.class);
    private static final List<Class<?>> MADE = List.of(Formatter.class, DecimalFormat.class, Scanner.class);

    private static final ArchRule NO_LANGUAGE = noClasses()
            .should().callCodeUnitWhere(describe("the language is the machine's", LocaleTest::asksLanguage))
            .orShould().callMethod(Locale.class, "getDefault");
    private static final ArchRule NO_ENCODING = noClasses()
            .should().callMethod(String.class, "getBytes")
            .orShould().callConstructor(String.class, byte[].class)
            .orShould().callConstructor(InputStreamReader.class, InputStream.class)
            .orShould().callConstructor(OutputStreamWriter.class, OutputStream.class)
            .orShould().callMethod(Charset.class, "defaultCharset");

    @Test
    void machinesLanguageIsNotAsked() {
        NO_LANGUAGE.check(CLASSES);
    }

    @Test
    void testsPassInEveryLanguage() {
        NO_LANGUAGE.check(TESTS.that(doNot(belongToAnyOf(LocaleTest.class, TextTest.class))));
    }

    @Test
    void machinesEncodingIsNotAsked() {
        NO_ENCODING.check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(classes = {Formats.class, Prints.class, Lowers.class, Shares.class})
    void askingIsFound(Class<?> asks) {
        assertThatThrownBy(() -> NO_LANGUAGE.check(new ClassFileImporter().importClasses(asks)))
                .hasMessageContaining("the language is the machine's");
    }

    /** Each asks the machine for its language. */
    private record Formats(int number) {
        String text() {
            return "%d".formatted(number);
        }
    }

    private record Prints(int number) {
        void print() {
            System.out.printf("%d", number);
        }
    }

    private record Lowers(String name) {
        String lower() {
            return name.toLowerCase();
        }
    }

    private record Shares(double share) {
        String text() {
            return new DecimalFormat("0.0 %").format(share);
        }
    }

    private static boolean asksLanguage(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        boolean told = target.getRawParameterTypes().stream()
                .anyMatch(type -> type.isAssignableTo(Locale.class) || type.isAssignableTo(DecimalFormatSymbols.class));
        boolean one = LANGUAGE.contains(target.getName());
        return !told && (isOf(target, THEIRS) && one || isOf(target, MADE) && target.getName().equals("<init>"));
    }

    private static boolean isOf(CodeUnitCallTarget target, List<Class<?>> owners) {
        return owners.stream().anyMatch(owner -> target.getOwner().isEquivalentTo(owner));
    }
}
