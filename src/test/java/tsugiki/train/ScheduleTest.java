package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;

class ScheduleTest {

    static Stream<Arguments> cases() {
        return Fixtures.cases(Fixtures.read("schedules.json")).stream().map(c -> Arguments.of(c.get("name").getAsString(), c));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void hasPyTorchsRateAtEveryEpoch(String name, JsonObject c) {
        double[] rates = Fixtures.doubles(c.get("rates"));
        double highest = c.has("highest") ? Fixtures.number(c, "highest") : Fixtures.number(c, "rate");
        Schedule schedule = schedule(name, c);
        for (int epoch = 0; epoch < rates.length; epoch++) {
            assertThat(highest * schedule.factor(epoch, 0, 1)).as("epoch %d", epoch).isCloseTo(rates[epoch], within(1e-9 * highest));
        }
    }

    private static Schedule schedule(String name, JsonObject c) {
        return switch (name) {
            case "constant" -> Schedule.constant();
            case "step" -> Schedule.step(c.get("size").getAsInt(), Fixtures.number(c, "gamma"));
            case "multi_step" -> Schedule.multiStep(Fixtures.number(c, "gamma"), 3, 7, 8);
            case "exponential" -> Schedule.exponential(Fixtures.number(c, "gamma"));
            case "cosine" -> Schedule.cosine(c.get("length").getAsInt(), Fixtures.number(c, "floor") / Fixtures.number(c, "rate"));
            case "warm_up" -> Schedule.warmUp(c.get("length").getAsInt(), Fixtures.number(c, "factor"), Schedule.constant());
            case "warm_up_cosine" -> Schedule.warmUp(c.get("warmUp").getAsInt(), Fixtures.number(c, "factor"),
                    Schedule.cosine(c.get("length").getAsInt() - c.get("warmUp").getAsInt()));
            case "one_cycle" -> Schedule.oneCycle(c.get("updates").getAsInt());
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void aStepFallsBetweenTwoEpochs() {
        Schedule step = Schedule.step(6, 0.3);
        assertThat(step.factor(5, 99, 100)).isEqualTo(1);
        assertThat(step.factor(6, 0, 100)).isEqualTo(0.3);
        assertThat(step.factor(11, 99, 100)).isEqualTo(0.3);
        assertThat(step.factor(12, 0, 100)).isCloseTo(0.09, within(1e-15));
    }

    @Test
    void aListedEpochIsTheFirstOfItsRate() {
        Schedule schedule = Schedule.multiStep(0.1, 3, 7);
        assertThat(schedule.factor(2, 0, 1)).isEqualTo(1);
        assertThat(schedule.factor(3, 0, 1)).isEqualTo(0.1);
        assertThat(schedule.factor(6, 0, 1)).isEqualTo(0.1);
        assertThat(schedule.factor(7, 0, 1)).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void anExponentialFallsEveryEpoch() {
        assertThat(Schedule.exponential(0.9).factor(0, 5, 10)).isEqualTo(1);
        assertThat(Schedule.exponential(0.9).factor(1, 0, 10)).isEqualTo(0.9);
    }

    @Test
    void aCosineStaysAtItsFloorAfterItsEnd() {
        Schedule cosine = Schedule.cosine(8, 0.01);
        assertThat(cosine.factor(0, 0, 1)).isEqualTo(1);
        assertThat(cosine.factor(4, 0, 1)).isCloseTo(0.505, within(1e-12));
        assertThat(cosine.factor(8, 0, 1)).isCloseTo(0.01, within(1e-12));
        assertThat(cosine.factor(12, 0, 1)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void aWarmUpEndsWhereTheOtherBegins() {
        Schedule schedule = Schedule.warmUp(1, 0.1, Schedule.step(1, 0.5)).everyUpdate();
        assertThat(schedule.factor(0, 0, 10)).isEqualTo(0.1);
        assertThat(schedule.factor(0, 5, 10)).isCloseTo(0.55, within(1e-12));
        assertThat(schedule.factor(1, 0, 10)).isEqualTo(1);
        assertThat(schedule.factor(1, 9, 10)).isEqualTo(1);
        assertThat(schedule.factor(2, 0, 10)).isEqualTo(0.5);
    }

    @Test
    void aCycleIsHighestAtItsTopAndNowhereElse() {
        Schedule cycle = Schedule.oneCycle(1);
        assertThat(cycle.factor(0, 0, 20)).isCloseTo(1 / 25.0, within(1e-12));
        assertThat(cycle.factor(0, 4, 20)).isLessThan(1);
        assertThat(cycle.factor(0, 5, 20)).isEqualTo(1);
        assertThat(cycle.factor(0, 6, 20)).isLessThan(1);
        assertThat(cycle.factor(0, 19, 20)).isCloseTo(1 / 25.0 / 1e4, within(1e-12));
    }

    @Test
    void whatStandsBehindAWarmUpIsFollowedAsByItself() {
        for (Schedule then : List.of(Schedule.cosine(3).everyUpdate(), Schedule.oneCycle(3), Schedule.step(1, 0.5))) {
            Schedule schedule = Schedule.warmUp(1, 0.1, then);
            for (int update = 0; update < 10; update++) {
                assertThat(schedule.factor(0, update, 10)).as("the warm-up is once an epoch").isEqualTo(0.1);
                assertThat(schedule.factor(1, update, 10)).isEqualTo(then.factor(0, update, 10));
                assertThat(schedule.factor(3, update, 10)).isEqualTo(then.factor(2, update, 10));
            }
        }
        assertThat(Schedule.warmUp(1, 0.1, Schedule.cosine(3).everyUpdate()).factor(2, 5, 10)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void everyUpdateLeavesACycleAsItIs() {
        Schedule cycle = Schedule.oneCycle(4);
        Schedule behind = Schedule.warmUp(2, 0.1, cycle).everyUpdate();
        assertThat(behind.factor(1, 5, 10)).as("the warm-up is followed too").isCloseTo(0.775, within(1e-12));
        for (int update = 0; update < 40; update++) {
            double factor = cycle.factor(update / 10, update % 10, 10);
            assertThat(cycle.everyUpdate().everyUpdate().factor(update / 10, update % 10, 10)).isEqualTo(factor);
            assertThat(behind.factor(2 + update / 10, update % 10, 10)).isEqualTo(factor);
        }
    }

    /** The curve of {@link Recipe}, by which figures were published: the same to the bit. */
    @Test
    void aWarmUpAndACosineAtEveryUpdateAreOneCurve() {
        Schedule curve = Schedule.warmUp(1, 0.1, Schedule.cosine(7));
        for (int update = 0; update < 8 * 13; update++) {
            assertThat(curve.everyUpdate().factor(update / 13, update % 13, 13)).isEqualTo(curve.at(update / 13 + (double) (update % 13) / 13));
        }
    }

    @Test
    void aSizeOfZeroIsRefused() {
        assertThatThrownBy(() -> Schedule.step(0, 0.3)).isInstanceOf(CourseException.class).hasMessageContaining("step's size 0");
        assertThatThrownBy(() -> Schedule.cosine(0)).isInstanceOf(CourseException.class);
    }
}
