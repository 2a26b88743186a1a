package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingSubsetsTest {

    private static List<Item> items(String part, int... perClass) {
        List<Item> items = new ArrayList<>();
        for (int label = 0; label < perClass.length; label++) {
            for (int i = 0; i < perClass[label]; i++) {
                items.add(new Item(part + "/" + label + "/" + i + ".jpg", label, () -> null));
            }
        }
        return items;
    }

    private static DataSet data(List<Item> train, List<Item> validation, List<Item> test) {
        return new DataSet("made", "official", List.of("a", "b"), train, validation, test, List.of());
    }

    @Test
    void missingTestIsMadeOfTrainingPictures() {
        DataSet data = MissingSubsets.of(data(items("train", 8, 3), items("val", 2, 2), List.of()), 1);

        assertThat(data.split()).isEqualTo("official, test from train");
        assertThat(data.counts(data.train())).containsExactly(6, 2);
        assertThat(data.counts(data.validation())).containsExactly(2, 2);
        assertThat(data.counts(data.test())).containsExactly(2, 1);
        assertThat(Stream.concat(data.train().stream(), data.test().stream())).doesNotHaveDuplicates();
        assertThat(data.test()).allMatch(item -> item.name().startsWith("train/"));
    }

    @Test
    void missingValidationIsToo() {
        DataSet data = MissingSubsets.of(data(items("train", 4, 4), List.of(), items("test", 1, 1)), 1);

        assertThat(data.split()).isEqualTo("official, validation from train");
        assertThat(data.counts(data.validation())).containsExactly(1, 1);
    }

    @Test
    void trainAloneIsDividedInThree() {
        DataSet data = MissingSubsets.of(data(items("train", 16, 16), List.of(), List.of()), 1);

        assertThat(data.split()).isEqualTo("official, validation and test from train");
        assertThat(data.counts(data.train())).containsExactly(9, 9);
    }

    @Test
    void twoTrainingPicturesOfAClassStay() {
        DataSet data = data(items("train", 2, 2), items("val", 1, 1), List.of());

        assertThat(MissingSubsets.of(data, 1)).isSameAs(data);
    }

    @Test
    void wholeDataSetIsLeftAsItIs() {
        DataSet data = data(items("train", 9, 9), items("val", 1, 0), items("test", 0, 1));

        assertThat(MissingSubsets.of(data, 1)).isSameAs(data);
    }

    @Test
    void sameSeedTakesTheSamePictures() {
        DataSet data = data(items("train", 9, 9), items("val", 1, 1), List.of());

        assertThat(MissingSubsets.of(data, 7).test()).isEqualTo(MissingSubsets.of(data, 7).test());
    }
}
