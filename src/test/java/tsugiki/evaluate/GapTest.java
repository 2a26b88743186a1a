package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class GapTest {

    private static final List<String> PICTURES = List.of("in/1", "in/2", "out/1", "out/2", "out/3", "out/4");

    private static Gap gap(boolean... right) {
        return Gap.of(Marks.of(PICTURES, right), name -> name.startsWith("in"));
    }

    @Test
    void groupsAreToldApartByName() {
        Gap gap = gap(true, true, true, false, false, false);
        assertThat(gap.group().pictures()).containsExactly("in/1", "in/2");
        assertThat(gap.others().accuracy()).isEqualTo(0.25);
        assertThat(gap.difference()).isCloseTo(0.75, within(1e-12));
        assertThat(gap.interval()).isEqualTo(Intervals.difference(1, 4, 2, 2));
        assertThat(gap.toString()).startsWith("+75.0 points, 95 % interval ");
    }

    @Test
    void tablePairsTheOthersWithTheRowAbove() {
        Map<String, Gap> gaps = new LinkedHashMap<>();
        gaps.put("album", gap(true, true, true, false, false, false));
        gaps.put("balanced", gap(true, false, false, true, true, true));
        Table table = Gap.table(gaps, "usual", "turned");
        assertThat(table.row(0).getString("turned")).isEqualTo("25.0 %");
        assertThat(table.row(0).getString("p")).isEmpty();
        assertThat(List.of(table.row(1).getString("only above right"), table.row(1).getString("only this right"))).containsExactly("1", "3");
        assertThat(table.row(1).getString("points over the row above")).startsWith("+50.0 (");
    }
}
