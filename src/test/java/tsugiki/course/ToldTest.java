package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class ToldTest {

    private static Told told(String... lines) {
        return Told.of(List.of(lines));
    }

    @Test
    void theLastLineIsTheResult() {
        assertThat(told("1 of 4 files is left out.", "{\"pictures\": 3, \"accuracy\": 0.5, \"scored_on\": \"test\"}").number("pictures")).isEqualTo(3);
    }

    @Test
    void aTableHasTheNamesThatWereAskedFor() {
        Told told = told("{\"pictures\": 20000, \"seconds\": 12.3456, \"a_second\": 1620.01, \"scored_on\": \"test\"}");
        assertThat(told.toTable("seconds", "pictures").column("value").asList().toString()).isEqualTo("[12.346, 20,000]");
        assertThat(told.toTable().column("value").asList().toString()).isEqualTo("[20,000, 12.346, 1620.0, test]");
    }

    @Test
    void aNameThatIsNotThereIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> told("{\"pictures\": 3, \"scored_on\": \"test\"}").number("scored_on")).isInstanceOf(CourseException.class)
                .hasMessage("The result has no number 'scored_on': it has pictures, scored_on.");
        assertThatThrownBy(() -> told("{\"pictures\": 3}").toTable("parts")).isInstanceOf(CourseException.class)
                .hasMessage("The result has no value 'parts': it has pictures.");
    }

    @Test
    void aCallWithoutAResultIsTold() {
        assertThatThrownBy(() -> told("Ready.")).isInstanceOf(CourseException.class).hasMessageContaining("printed no result ('Ready.')");
        assertThatThrownBy(() -> told("{half")).isInstanceOf(CourseException.class);
        assertThatThrownBy(ToldTest::told).isInstanceOf(CourseException.class);
    }
}
