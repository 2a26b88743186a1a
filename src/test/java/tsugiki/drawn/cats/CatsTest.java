package tsugiki.drawn.cats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.ImageFolder;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Split;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.DrawnSet;
import tsugiki.picture.Picture;
import tsugiki.picture.UnreadablePictureException;

class CatsTest {
    private static final int EACH = 6;

    @TempDir
    static Path folder;

    @BeforeAll
    static void draw() {
        Cats.folder(folder, EACH, 1, Progress.SILENT);
    }

    @Test
    void sameSeedWritesTheSameBytes(@TempDir Path again) throws IOException {
        Cats.folder(again, EACH, 1, Progress.SILENT);
        for (String file : files(folder)) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
        assertThat(files(again)).isEqualTo(files(folder));
    }

    @Test
    void otherSeedOrIndexDrawsAnotherPicture() {
        int[] one = pixels(1, 0);
        assertThat(pixels(1, 0)).isEqualTo(one);
        assertThat(pixels(2, 0)).isNotEqualTo(one);
        assertThat(pixels(1, 1)).isNotEqualTo(one);
    }

    @Test
    void holdsThePicturesAndTheFlawsAndNothingElse() throws IOException {
        List<String> files = files(folder);
        assertThat(files).hasSize(3 * EACH + Cats.flaws().size()).containsAll(Cats.flaws().stream().map(Flaw::file).toList());
        assertThat(files.stream().filter(Cats::isBoth)).containsExactly("neither/both-000.jpg", "neither/both-001.jpg", "neither/both-002.jpg");
    }

    @Test
    void burstsAreNearlyEqualAndOfOneDay() {
        List<Path> tigger = List.of(file(Motif.TIGGER, 0), file(Motif.TIGGER, 1), file(Motif.TIGGER, 2), file(Motif.TIGGER, 3));
        assertThat(tigger.stream().map(Picture::taken).map(time -> time.orElseThrow().toString()))
                .containsExactly("2024-03-02T16:10", "2024-03-02T16:10:02", "2024-03-02T16:10:04", "2024-03-06T17:27:07");
        double within = difference(Picture.read(tigger.get(0)).rgb(), Picture.read(tigger.get(1)).rgb());
        double between = difference(Picture.read(tigger.get(0)).rgb(), Picture.read(tigger.get(3)).rgb());
        assertThat(within).isBetween(2.0, 0.8 * between);
    }

    @Test
    void everyDayHasEveryClass(@TempDir Path album) {
        DataSet data = ImageFolder.open(Cats.folder(album, 12, 1, Progress.SILENT), Split.BY_DAY, 1);
        assertThat(data.counts(data.train())).doesNotContain(0);
        assertThat(data.counts(data.test())).doesNotContain(0);
        assertThat(data.leftOut()).extracting(LeftOut::file).contains("tigger/IMG_0011-sent.jpg", "tigger/IMG_4002.jpg");
        assertThat(data.leftOut()).filteredOn(left -> left.why().contains("no day")).hasSize(1);
    }

    @Test
    void writesOnlyWhatIsMissing() throws IOException {
        Path kept = folder.resolve("tigger/IMG_4006.jpg");
        Path lost = folder.resolve("misty/IMG_4007.jpg");
        byte[] before = Files.readAllBytes(lost);
        var time = Files.getLastModifiedTime(kept);
        Files.delete(lost);
        Cats.folder(folder, EACH, 1, Progress.SILENT);
        assertThat(lost).hasBinaryContent(before);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(time);
    }

    @Test
    void opensAsAFolderThatNamesWhatIsNoPicture() {
        DataSet data = ImageFolder.open(folder, null, 1);
        assertThat(data.classes()).isEqualTo(Cats.CLASSES);
        assertThat(data.leftOut()).extracting(LeftOut::file)
                .containsExactlyInAnyOrderElementsOf(of(Flaw.Kind.NO_PICTURE).stream().map(Flaw::file).toList());
    }

    @Test
    void cutOffPicturesCannotBeRead() {
        assertThat(of(Flaw.Kind.CUT_OFF)).isNotEmpty().allSatisfy(flaw -> assertThatThrownBy(() -> read(flaw))
                .isInstanceOf(UnreadablePictureException.class).hasMessageContaining("IMG_4001.jpg"));
    }

    @Test
    void copiesAreTheSameBytesOnceInAnotherClass() {
        assertThat(of(Flaw.Kind.COPY)).hasSize(3).allSatisfy(flaw ->
                assertThat(folder.resolve(flaw.file())).hasSameBinaryContentAs(folder.resolve(flaw.of())));
        assertThat(of(Flaw.Kind.COPY)).anySatisfy(flaw -> assertThat(label(flaw.file())).isNotEqualTo(label(flaw.of())));
    }

    @Test
    void nearCopiesDifferALittle() {
        assertThat(of(Flaw.Kind.NEAR_COPY)).hasSize(2).allSatisfy(flaw -> assertThat(difference(
                read(flaw).rgb(), Picture.read(folder.resolve(flaw.of())).rgb())).isBetween(0.1, 30.0));
    }

    @Test
    void sidewaysPicturesAreReadUpright() {
        assertThat(of(Flaw.Kind.SIDEWAYS)).hasSize(2).allSatisfy(flaw -> {
            assertThat(Picture.orientation(folder.resolve(flaw.file()))).isEqualTo(6);
            Motif motif = flaw.file().startsWith("tigger") ? Motif.TIGGER : Motif.MISTY;
            Picture upright = Picture.of(Cats.draw(motif, 1, Flaws.index(flaw), 256));
            assertThat(difference(read(flaw).rgb(), upright.rgb())).isLessThan(6);
        });
    }

    @Test
    void wrongClassShowsTheCatThatItNames() {
        assertThat(of(Flaw.Kind.WRONG_CLASS)).hasSize(2).allSatisfy(flaw -> {
            assertThat(flaw.of()).isNotEqualTo(label(flaw.file()));
            Motif motif = Motif.valueOf(flaw.of().toUpperCase(java.util.Locale.ROOT));
            Picture drawn = Picture.of(Cats.draw(motif, 1, Flaws.index(flaw), 256));
            assertThat(difference(read(flaw).rgb(), drawn.rgb())).isLessThan(6);
        });
    }

    @Test
    void newPicturesHaveTheirTruth(@TempDir Path later) throws IOException {
        Cats.newFolder(later, 1, Progress.SILENT);
        assertThat(files(later)).containsExactlyElementsOf(Cats.newPictures().keySet()).hasSize(12);
        assertThat(Cats.newPictures().values()).contains(Motif.values());
    }

    @Test
    void byPlaceEachCatIsOnTheSofaAsOftenAsElsewhere(@TempDir Path places) {
        DataSet data = DrawnFolder.dataSet(places, new DrawnSet(Cats.BY_PLACE, 1, 2, 4, 0, 2, 48), Progress.SILENT);
        assertThat(data.train()).extracting(Item::name).filteredOn(Cats::isOnSofa)
                .containsExactly("misty/train-0000.jpg", "misty/train-0002.jpg", "tigger/train-0000.jpg", "tigger/train-0002.jpg");
        assertThat(data.test()).extracting(Item::name).filteredOn(Cats::isOnSofa).hasSize(2);
        assertThat(data.test().get(0).source().open()).isNotEqualTo(data.train().get(0).source().open());
    }

    @Test
    void refusesTooFewPictures() {
        assertThatThrownBy(() -> Cats.folder(folder, 5, 1, Progress.SILENT)).isInstanceOf(CourseException.class).hasMessageContaining("6 to 999");
    }

    private static Path file(Motif motif, int index) {
        return folder.resolve(Cats.name(motif, index));
    }

    private static List<Flaw> of(Flaw.Kind kind) {
        return Cats.flaws().stream().filter(flaw -> flaw.kind() == kind).toList();
    }

    private static Picture read(Flaw flaw) {
        return Picture.read(folder.resolve(flaw.file()));
    }

    private static String label(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    private static int[] pixels(long seed, int index) {
        return Cats.draw(Motif.BOTH, seed, index, 48).getRGB(0, 0, 48, 48, null, 0, 48);
    }

    private static double difference(byte[] a, byte[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += Math.abs((a[k] & 255) - (b[k] & 255));
        }
        return sum / a.length;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }
}
