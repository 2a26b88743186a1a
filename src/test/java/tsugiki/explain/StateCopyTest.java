package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.network.Network;
import tsugiki.transfer.Made;
import tsugiki.transfer.Student;

class StateCopyTest {

    @Test
    void whatWasLeftAloneIsEqualToTheBit() {
        try (Network net = Made.network()) {
            Table moved = StateCopy.of(net).moved(StateCopy.of(net));
            assertThat(moved.intColumn("arrays").asList()).isEqualTo(moved.intColumn("equal to the bit").asList());
            assertThat(moved.doubleColumn("median change").asList()).containsOnly(0.0);
        }
    }

    @Test
    void changeIsRelativeToTheValuesBefore() {
        try (Network net = Made.network()) {
            StateCopy before = StateCopy.of(net);
            net.state().get("fc.weight").array().muli(1.5);
            Table moved = before.moved(StateCopy.of(net));
            Table head = moved.where(moved.stringColumn("part").isEqualTo("classifier").and(moved.stringColumn("array").isEqualTo("weight")));
            assertThat(head.intColumn("equal to the bit").get(0)).isZero();
            assertThat(head.doubleColumn("median change").get(0)).isCloseTo(0.5, within(1e-5));
        }
    }

    @Test
    void headOfAnotherSizeHasNoChange() {
        try (Network net = Made.network()) {
            StateCopy before = StateCopy.of(net);
            Student.of(net, Made.CLASSES);
            Table moved = before.moved(StateCopy.of(net));
            assertThat(moved.where(moved.stringColumn("part").isEqualTo("classifier")).doubleColumn("median change").countMissing()).isEqualTo(2);
        }
    }
}
