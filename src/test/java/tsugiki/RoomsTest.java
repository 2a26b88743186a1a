package tsugiki;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows between rooms point down only, and no two packages name each other. */
class RoomsTest {

    /** From the top down: a room may use those behind it. */
    private static final List<String> ROOMS = List.of("cli", "serve", "course", "notebook", "show.chart", "show", "parity", "explain",
            "train", "evaluate", "transfer", "features", "zoo", "zoo.arch", "export", "program", "network", "drawn.cats",
            "drawn.wallpaper", "drawn.garden", "drawn", "data", "weights", "nn", "picture", "base");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("tsugiki");

    static List<String> rooms() {
        return ROOMS.subList(1, ROOMS.size());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomUsesNoneAboveIt(String room) {
        String[] above = ROOMS.subList(0, ROOMS.indexOf(room)).stream().map(name -> "tsugiki." + name).toArray(String[]::new);
        noClasses().that().resideInAPackage("tsugiki." + room).should().dependOnClassesThat().resideInAnyPackage(above).check(CLASSES);
    }

    @Test
    void noPackagesNameEachOther() {
        slices().matching("tsugiki.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyClassStandsInARoom() {
        assertThat(CLASSES).allSatisfy(c -> assertThat(ROOMS).contains(c.getPackageName().substring("tsugiki.".length())));
    }

    @Test
    void onlyNnCallsTheEnginesOwnCode() {
        noClasses().that().resideOutsideOfPackage("tsugiki.nn")
                .should().dependOnClassesThat().resideInAnyPackage("ai.djl.pytorch..").check(CLASSES);
    }
}
