package tsugiki;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrows between rooms point down only, and only {@code show} knows a kernel. */
class RoomsTest {

    /** From the top down: a room may use those behind it. */
    private static final List<String> ROOMS =
            List.of("cli", "show", "explain", "train", "transfer", "zoo", "data", "nn", "base");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("tsugiki");

    @ParameterizedTest
    @ValueSource(strings = {"show", "explain", "train", "transfer", "zoo", "data", "nn", "base"})
    void roomUsesNoneAboveIt(String room) {
        List<String> above = new ArrayList<>();
        ROOMS.subList(0, ROOMS.indexOf(room)).forEach(name -> above.add("tsugiki." + name + ".."));
        noClasses().that().resideInAPackage("tsugiki." + room + "..")
                .should().dependOnClassesThat().resideInAnyPackage(above.toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void everyClassStandsInARoom() {
        assertThat(CLASSES).allSatisfy(c -> assertThat(ROOMS).contains(c.getPackageName().split("\\.")[1]));
    }

    @Test
    void onlyNnCallsTheEnginesOwnCode() {
        noClasses().that().resideOutsideOfPackage("tsugiki.nn..")
                .should().dependOnClassesThat().resideInAnyPackage("ai.djl.pytorch..").check(CLASSES);
    }
}
