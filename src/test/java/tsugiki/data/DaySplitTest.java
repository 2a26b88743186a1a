package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

/** On folders of tiny pictures whose names bear their days. */
class DaySplitTest {

    private static final byte[] PNG = TestPictures.png(Picture.filled(8, 8, 10, 20, 30));

    @TempDir Path folder;

    @Test
    void picturesOfOneDayStayTogether() {
        days("cat", 10, 4);
        days("dog", 10, 4);
        DataSet data = ImageFolder.open(folder, Split.BY_DAY, 1);
        assertThat(data.split()).isEqualTo("by day (seed 1)");
        assertThat(data.counts(data.train())).containsExactly(24, 24);
        assertThat(data.counts(data.validation())).containsExactly(8, 8);
        assertThat(data.counts(data.test())).containsExactly(8, 8);
        Set<Object> seen = new HashSet<>();
        List.of(data.train(), data.validation(), data.test()).forEach(part ->
                part.stream().map(Item::day).collect(Collectors.toSet()).forEach(day -> assertThat(seen.add(day)).isTrue()));
        assertThat(data.leftOut()).isEmpty();
    }

    @Test
    void theSeedDeals() {
        days("cat", 10, 2);
        days("dog", 10, 2);
        assertThat(ImageFolder.open(folder, Split.BY_DAY, 1)).isEqualTo(ImageFolder.open(folder, Split.BY_DAY, 1));
        assertThat(ImageFolder.open(folder, Split.BY_DAY, 1).test()).isNotEqualTo(ImageFolder.open(folder, Split.BY_DAY, 2).test());
    }

    @Test
    void everyClassTrainsThoughItHasOneDay() {
        days("cat", 8, 3);
        days("dog", 1, 3);
        for (int seed = 0; seed < 20; seed++) {
            DataSet data = ImageFolder.open(folder, Split.BY_DAY, seed);
            assertThat(data.counts(data.train())[1]).isEqualTo(3);
            assertThat(data.leftOut()).containsExactly(new LeftOut("dog", "it has no validation pictures", LeftOut.Kind.CLASS),
                    new LeftOut("dog", "it has no test pictures", LeftOut.Kind.CLASS));
        }
    }

    @Test
    void picturesWithoutADayAreLeftOutAndListed() {
        days("cat", 5, 2);
        days("dog", 5, 2);
        TestPictures.write(folder.resolve("dog/sent.png"), PNG);
        DataSet data = ImageFolder.open(folder, Split.BY_DAY, 1);
        assertThat(data.items()).hasSize(20);
        assertThat(data.leftOut()).containsExactly(new LeftOut("dog/sent.png", "it says no day on which it was taken", LeftOut.Kind.FOREIGN));
        assertThat(data.describe()).contains("1 file left out");
    }

    @Test
    void twoDaysAreTooFew() {
        days("cat", 2, 3);
        days("dog", 2, 3);
        TestPictures.write(folder.resolve("dog/sent.png"), PNG);
        assertThatThrownBy(() -> ImageFolder.open(folder, Split.BY_DAY, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("needs pictures of three days or more, and these are of 2 (1 of 13 pictures say no day");
    }

    @Test
    void classesOfOneDayEachCannotAllTrain() {
        for (int k = 1; k <= 3; k++) {
            TestPictures.write(folder.resolve(Text.of("c%d/IMG_2024010%d_1.png", k, k)), PNG);
            TestPictures.write(folder.resolve(Text.of("c%d/IMG_2024010%d_2.png", k, k)), PNG);
        }
        assertThatThrownBy(() -> ImageFolder.open(folder, Split.BY_DAY, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("cannot give every class a day to train on");
    }

    @Test
    void itsWordIsDay() {
        assertThat(Split.of("day")).isEqualTo(Split.BY_DAY);
        assertThat(Split.BY_DAY.word()).isEqualTo("day");
        assertThatThrownBy(() -> Split.of("by_day")).isInstanceOf(CourseException.class).hasMessageContaining("random, day, whole, day:PATTERN");
    }

    @Test
    void aPatternSaysWhatStaysTogether() {
        for (int patient = 1; patient <= 10; patient++) {
            for (int k = 0; k < 6; k++) {
                TestPictures.write(folder.resolve(Text.of("c%d/p%02d-%d.png", k % 2, patient, k)), PNG);
            }
        }
        TestPictures.write(folder.resolve("c0/other.png"), PNG);
        DataSet data = ImageFolder.open(folder, Split.of("day:^p(\\d+)-"), 1);
        assertThat(data.split()).isEqualTo("by name (^p(\\d+)-, seed 1)");
        assertThat(data.counts(data.train())).containsExactly(18, 18);
        Set<String> seen = new HashSet<>();
        List.of(data.train(), data.validation(), data.test()).forEach(part ->
                part.stream().map(item -> item.name().substring(3, 6)).collect(Collectors.toSet()).forEach(patient -> assertThat(seen.add(patient)).isTrue()));
        assertThat(data.leftOut()).containsExactly(new LeftOut("c0/other.png", "its name does not fit the pattern ^p(\\d+)-", LeftOut.Kind.FOREIGN));
        assertThat(ImageFolder.open(folder, Split.byName("^p(\\d+)-"), 1)).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"day:(a|'(a' is no pattern (unclosed group)", "day:abc|has 0 groups in parentheses, and needs one", "day:(a)(b)|has 2 groups", "day:|has 0 groups",
        "day:(x)|needs pictures of three groups or more, and these are of 0 (4 of 4 names do not fit, e.g. cat/IMG_20240101_0.png): mend the pattern",
        "day:_(\\d)\\.|The split day:_(\\d)\\. needs pictures of three groups or more, and these are of 1 (all fit, e.g. cat/IMG_20240101_0.png is of '0')"})
    void aPatternThatGroupsNothingIsRefused(String word, String sentence) {
        days("cat", 2, 1);
        days("dog", 2, 1);
        assertThatThrownBy(() -> ImageFolder.open(folder, Split.of(word), 1)).isInstanceOf(CourseException.class).hasMessageContaining(sentence);
    }

    private void days(String label, int days, int each) {
        for (int day = 1; day <= days; day++) {
            for (int k = 0; k < each; k++) {
                TestPictures.write(folder.resolve(Text.of("%s/IMG_202401%02d_%d.png", label, day, k)), PNG);
            }
        }
    }
}
