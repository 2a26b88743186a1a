package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.picture.Picture;
import tsugiki.picture.UnreadablePictureException;

class LessonPicturesTest {

    private static final Source GOOD = () -> new Picture(1, 1, new byte[3]);
    private static final Source CUT = () -> {
        throw new UnreadablePictureException(null, null, "it is cut off", "save it again");
    };

    /** The first pictures of each class are cut off. */
    private static List<Item> part(String name, int cut, int... perClass) {
        List<Item> items = new ArrayList<>();
        for (int label = 0; label < perClass.length; label++) {
            for (int i = 0; i < perClass[label]; i++) {
                items.add(new Item(name + "/" + label + "/" + i, label, i < cut ? CUT : GOOD));
            }
        }
        return items;
    }

    private static DataSet data(List<Item> train, List<Item> validation, List<Item> test) {
        int classes = 1 + train.stream().mapToInt(Item::label).max().orElseThrow();
        return new DataSet("mine", "official", IntStream.range(0, classes).mapToObj(i -> "class " + i).toList(), train, validation, test, List.of());
    }

    private static DataSet lessons(DataSet data) {
        return LessonPictures.of(data, Profile.SMOKE, 1, Progress.SILENT);
    }

    @Test
    void fourPicturesInEachOfTwoClassesAreEnough() {
        DataSet data = lessons(data(part("train", 0, 2, 2), part("val", 0, 1, 1), part("test", 0, 1, 1)));

        assertThat(data.items()).hasSize(8);
    }

    @Test
    void layoutOfThePyTorchTutorialGetsATestPart() {
        DataSet data = lessons(data(part("train", 0, 10, 10), part("val", 0, 4, 4), List.of()));

        assertThat(data.split()).isEqualTo("official, test from train, sampled");
        assertThat(data.counts(data.test())).containsExactly(2, 2);
    }

    @Test
    void pictureThatCannotBeReadIsListedAndAnotherTakesItsPlace() {
        DataSet data = lessons(data(part("train", 1, 9, 9), part("val", 0, 2, 2), part("test", 0, 4, 4)));

        assertThat(data.counts(data.train())).containsExactly(4, 4);
        assertThat(data.train()).noneMatch(item -> item.name().endsWith("/0"));
        assertThat(data.leftOut()).allMatch(left -> left.why().equals("it is cut off"));
    }

    @Test
    void classThatCannotBeReadAtAllIsNamed() {
        assertThatThrownBy(() -> lessons(data(part("train", 3, 3, 9), part("val", 0, 2, 2), part("test", 0, 2, 2))))
                .isInstanceOf(CourseException.class).hasMessageContaining("The class 'class 0' of mine has no training picture that can be read");
    }

    @Test
    void tooFewSayWhatTheLessonsNeed() {
        assertThatThrownBy(() -> lessons(data(part("train", 0, 1, 1), part("val", 0, 1, 1), List.of())))
                .isInstanceOf(CourseException.class).hasMessage("mine has too few pictures for the lessons: they need two classes with two pictures each "
                        + "to train on (0 have them), two with a picture each to test on (0) and a picture to choose by (2); "
                        + "undivided, four pictures in each of two class folders are enough.");
    }

    @Test
    void testPicturesOfOneClassAreTooFew() {
        assertThatThrownBy(() -> lessons(data(part("train", 0, 8, 8), part("val", 0, 2, 2), part("test", 0, 0, 8))))
                .hasMessageContaining("two with a picture each to test on (1)");
    }

    @Test
    void validationPicturesOfOneClassAreEnough() {
        assertThat(lessons(data(part("train", 0, 8, 8), part("val", 0, 0, 1), part("test", 0, 8, 8))).validation()).hasSize(1);
    }

    @Test
    void partThatOnlyClassesLeftOutHaveIsMadeOfTrainingPictures() {
        DataSet data = lessons(data(part("train", 0, 8, 8, 8, 8, 8), part("val", 0, 0, 0, 0, 0, 8), part("test", 0, 4, 4, 4, 4, 4)));

        assertThat(data.classes()).hasSize(4);
        assertThat(data.split()).startsWith("official, validation from train");
    }

    @Test
    void leftOutOfBeforeStaysListed() {
        DataSet made = data(part("train", 1, 9, 9), part("val", 0, 2, 2), part("test", 0, 4, 4));
        DataSet before = new DataSet("mine", "official", made.classes(), made.train(), made.validation(), made.test(), List.of(new LeftOut("notes.txt", "it is no picture")));

        assertThat(lessons(before).leftOut()).contains(new LeftOut("notes.txt", "it is no picture"));
    }
}
