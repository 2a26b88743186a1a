package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.evaluate.Loss;
import tsugiki.evaluate.PairedComparison;
import tsugiki.picture.Picture;
import tsugiki.train.Fixtures;
import tsugiki.transfer.Part;
import tsugiki.transfer.Student;

class AttackTest {

    private static final JsonObject FIXTURE = Small.fixture("small-network.json");
    private static final Picture PICTURE = Small.picture(9, "");
    private static final Picture MODEL = Small.picture(9, "model");

    @Test
    void gradientToThePixelsIsPyTorchs() {
        try (Student student = Small.student(); NDManager memory = student.network().manager().newSubManager()) {
            Subject subject = Subject.of(student);
            BoundedPixels pixels = new BoundedPixels(List.of(PICTURE), 1);
            InputGradient found = InputGradient.of(student.network(), pixels.array(memory),
                    x -> Loss.CROSS_ENTROPY.of(student.network().call(pixels.normalised(x, subject.preprocessing())), new int[] {2}));
            float[] expected = Fixtures.floats(FIXTURE.get("gradient"));
            for (int i = 0; i < expected.length; i++) {
                assertThat(found.gradient()[i]).as("value %d", i).isCloseTo(expected[i], within(1e-7f));
            }
        }
    }

    @Test
    void awayFromTheTrueClassAsInPyTorch() {
        asInPyTorch("away", (attack, c) -> attack.away(PICTURE, "c"));
    }

    @Test
    void towardsAWrongClassAsInPyTorch() {
        asInPyTorch("toward", (attack, c) -> attack.toward(PICTURE, "e"));
    }

    @Test
    void towardsTheFeaturesOfAnotherPictureAsInPyTorch() {
        asInPyTorch("mimic", (attack, c) -> attack.mimic(PICTURE, MODEL));
    }

    private static void asInPyTorch(String name, BiFunction<Attack, JsonObject, Attacked> run) {
        try (Student student = Small.student()) {
            for (JsonObject c : Small.cases(FIXTURE, name)) {
                Attacked attacked = run.apply(Attack.of(student).epsilon(c.get("epsilon").getAsInt()).steps(c.get("steps").getAsInt()), c);
                assertThat(attacked.changed().rgb()).as("%s in %s steps", name, c.get("steps")).isEqualTo(Small.bytes(c.get("changed")));
                assertThat(attacked.lossBefore()).isCloseTo(c.get("before").getAsDouble(), within(1e-5));
                assertThat(attacked.lossAfter()).isCloseTo(c.get("after").getAsDouble(), within(1e-5));
            }
        }
    }

    @Test
    void noValueMovesFurtherThanEpsilonOrOutOfRange() {
        Picture ends = new Picture(9, 9, new byte[243]); // black: half of the moves would leave the range
        try (Student student = Small.student()) {
            for (int steps : new int[] {1, 7}) {
                Attacked attacked = Attack.of(student).epsilon(5).steps(steps).away(ends, "a");
                assertThat(attacked.largestChange()).isEqualTo(5);
                for (byte value : attacked.changed().rgb()) {
                    assertThat(value & 255).isLessThanOrEqualTo(5);
                }
            }
            assertThat(Attack.of(student).epsilon(5).noise(PICTURE, 1).largestChange()).isEqualTo(5);
        }
    }

    @Test
    void differenceIsGreyBlackAndWhite() {
        BeforeAfter answers = new BeforeAfter("n", new Answer(0, "a", 0.9), new Answer(1, "b", 0.8));
        Attacked attacked = new Attacked("away from a", Picture.filled(1, 1, 10, 20, 30), Picture.filled(1, 1, 6, 20, 34), 4, answers, 0.1, 2);
        assertThat(attacked.difference()).isEqualTo(Picture.filled(1, 1, 0, 128, 255));
        assertThat(attacked.answers().isFooled()).isTrue();
        assertThat(attacked.toString()).isEqualTo("away from a, within 4 of 255: n: a 90 % before, b 80 % after (loss 0.100, 2.000)");
    }

    @Test
    void aStudentThatTookNoPartAnswersForItself() {
        try (Student student = Small.student(); Student attackedOne = Small.student()) {
            Attacked attacked = Attack.of(attackedOne).epsilon(9).steps(5).mimic(PICTURE, MODEL);
            BeforeAfter answers = attacked.on(student);
            assertThat(answers.before()).isEqualTo(Subject.of(student).answer(PICTURE));
            assertThat(answers.after()).isEqualTo(Subject.of(student).answer(attacked.changed()));
            assertThat(BeforeAfter.table(answers, attacked.on(student)).columnNames())
                    .containsExactly("network", "before", "probability before", "after", "probability after");
        }
    }

    @Test
    void aPictureOfABatchIsChangedAsIfItWereAlone() {
        List<Item> items = IntStream.range(0, Attack.BATCH + 3).mapToObj(i -> item(i, "")).toList();
        try (Student student = Small.student()) {
            Attack attack = Attack.of(student).epsilon(9).steps(5);
            AttackedSet mimics = attack.mimic(items, item -> item(item.label(), "model"));
            AttackedSet aways = attack.away(items, Small.CLASSES);
            for (int i : new int[] {0, 1, Attack.BATCH + 2}) {
                Item item = items.get(i);
                assertAlike(mimics.pictures().get(i), attack.mimic(item.source().open(), item(item.label(), "model").source().open()));
                assertAlike(aways.pictures().get(i), attack.away(item.source().open(), Small.CLASSES.get(item.label())));
            }
            assertThat(attack.noise(items, 1)).isEqualTo(attack.noise(items, 1));
            assertThat(mimics.fooled(student).each()).isEqualTo(mimics.pictures().stream().map(a -> a.answers().isFooled()).toList());
        }
    }

    private static Item item(int index, String salt) {
        return new Item(salt + index, index % Small.CLASSES.size(), () -> Small.picture(9, salt + index));
    }

    private static void assertAlike(Attacked one, Attacked other) {
        assertThat(one.picture()).isEqualTo(other.picture());
        assertThat(one.lossBefore()).isCloseTo(other.lossBefore(), within(1e-5));
        assertThat(one.lossAfter()).isCloseTo(other.lossAfter(), within(1e-2)); // rounding may turn a sign near 0
        assertThat(one.answers().before().label()).isEqualTo(other.answers().before().label());
    }

    @Test
    void fooledIsCountedAndComparedWithAControl() {
        Fooled student = new Fooled(List.of(true, true, true, false));
        PairedComparison beyond = student.beyond(new Fooled(List.of(false, true, false, false)));
        assertThat(student).hasToString("3 of 4");
        assertThat(List.of(beyond.onlyA(), beyond.onlyB(), beyond.both(), beyond.neither())).containsExactly(0, 2, 1, 1);
        assertThat(beyond.b()).isEqualTo("the student");
        assertThat(Fooled.table(Map.of("within 4", beyond)).row(0).getString("says")).isEqualTo("not told apart");
    }

    @Test
    void studentIsAsBefore() {
        try (Student student = Small.student()) {
            student.trainOnly(Part.ALL).train();
            List<String> trained = List.copyOf(student.trainable().keySet());
            Attack.of(student).steps(2).mimic(PICTURE, MODEL);
            assertThat(student.network().isTraining()).isTrue();
            assertThat(student.trainable().keySet()).containsExactlyElementsOf(trained);
        }
    }

    @Test
    void settingsThatDoNothingAndUnknownClassesAreRefused() {
        try (Student student = Small.student()) {
            assertThatThrownBy(() -> Attack.of(student).epsilon(0)).isInstanceOf(CourseException.class).hasMessageContaining("within 0 of 255");
            assertThatThrownBy(() -> Attack.of(student).steps(0)).isInstanceOf(CourseException.class);
            assertThatThrownBy(() -> Attack.of(student).away(PICTURE, "rose")).isInstanceOf(CourseException.class).hasMessageContaining("'rose'");
        }
    }
}
