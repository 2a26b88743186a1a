package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

/** On an archive of the official form: three fine classes, two coarse, seven tiny photographs, no validation picture of the last. */
class GroceryTest {

    private static final String TOP = "GroceryStoreDataset-fc80ba/";

    @TempDir Path temporary;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Path folder;
    private Path datasets;

    @BeforeEach
    void makeArchive() throws IOException {
        folder = Files.createDirectories(temporary.resolve("given"));
        datasets = temporary.resolve("datasets");
        list("classes.csv", "Class Name (str),Class ID (int),Coarse Class Name (str),Coarse Class ID (int)",
                "Granny-Smith,0,Apple,0,/x.jpg,/x.txt", "Royal-Gala,1,Apple,0,/x.jpg,/x.txt", "Zucchini,2,Zucchini,1,/x.jpg,/x.txt");
        list("train.txt", "train/Fruit/Apple/Royal-Gala/1.jpg, 1, 0", "train/Fruit/Apple/Granny-Smith/1.jpg, 0, 0", "train/Vegetables/Zucchini/1.jpg, 2, 1");
        list("val.txt", "val/Fruit/Apple/Royal-Gala/1.jpg, 1, 0", "val/Fruit/Apple/Granny-Smith/1.jpg, 0, 0");
        list("test.txt", "test/Fruit/Apple/Royal-Gala/1.jpg, 1, 0", "test/Vegetables/Zucchini/1.jpg, 2, 1", "");
        photographs("train/Fruit/Apple/Granny-Smith", "train/Fruit/Apple/Royal-Gala", "train/Vegetables/Zucchini", "val/Fruit/Apple/Granny-Smith",
                "val/Fruit/Apple/Royal-Gala", "test/Fruit/Apple/Royal-Gala", "test/Vegetables/Zucchini", "test/Vegetables/Not-In-A-List");
        write();
    }

    @Test
    void listsDecide() {
        DataSet data = open(false, null);
        assertThat(data.name()).isEqualTo("grocery");
        assertThat(data.classes()).containsExactly("Granny-Smith", "Royal-Gala", "Zucchini");
        assertThat(data.train()).extracting(Item::name).containsExactly("train/Fruit/Apple/Granny-Smith/1.jpg",
                "train/Fruit/Apple/Royal-Gala/1.jpg", "train/Vegetables/Zucchini/1.jpg");
        assertThat(data.validation()).extracting(Item::label).containsExactly(0, 1);
        assertThat(data.test()).extracting(Item::label).containsExactly(1, 2);
        assertThat(data.split()).isEqualTo("official");
        assertThat(data.train().get(2).source().open().value(4, 4, 0)).isBetween(40, 60);
    }

    @Test
    void anUnpackedArchiveIsFoundAgain() throws IOException {
        assertThat(Grocery.unpacked(datasets)).isEmpty();
        open(false, null);
        Path found = Grocery.unpacked(datasets).orElseThrow();
        assertThat(Grocery.open(found, datasets, false, null, 1, Progress.SILENT).train()).hasSize(3);
        Files.delete(found.resolve("classes.csv"));
        Files.delete(found.resolve("train.txt"));
        Files.delete(found.resolve("val.txt"));
        assertThat(Grocery.unpacked(datasets)).isEmpty();
    }

    @Test
    void classesThatAPartLacksAreListed() {
        assertThat(open(false, null).leftOut()).containsExactly(new LeftOut("Zucchini", "it has no validation pictures", LeftOut.Kind.CLASS),
                new LeftOut("Granny-Smith", "it has no test pictures", LeftOut.Kind.CLASS));
    }

    @Test
    void ofFewerClassesOnlyTheirOwnAreListed() {
        assertThat(open(false, null).firstClasses(2).leftOut()).extracting(LeftOut::file).containsExactly("Granny-Smith");
    }

    @Test
    void coarseClassesJoinFineOnes() {
        DataSet data = open(true, null);
        assertThat(data.name()).isEqualTo("grocery-coarse");
        assertThat(data.classes()).containsExactly("Apple", "Zucchini");
        assertThat(data.counts(data.train())).containsExactly(2, 1);
    }

    @Test
    void trainvalJoins() {
        DataSet data = open(false, Split.TRAINVAL);
        assertThat(data.train()).hasSize(5);
        assertThat(data.validation()).isEmpty();
        assertThat(data.test()).hasSize(2);
    }

    @Test
    void isOnlyReadAndUnpackedOnce() throws IOException {
        open(false, null);
        open(true, null);
        assertThat(folder.toFile().list()).containsExactly("GroceryStoreDataset.zip");
        assertThat(datasets.toFile().list()).hasSize(1);
    }

    @Test
    void unpackedFolderIsOpenedWhereItIs() throws IOException {
        open(false, null);
        Path unpacked = datasets.resolve(datasets.toFile().list()[0]).resolve(TOP + "dataset");
        assertThat(Grocery.open(unpacked, temporary.resolve("other"), false, null, 1, Progress.SILENT).items()).hasSize(7);
        assertThat(temporary.resolve("other")).doesNotExist();
        assertThat(Grocery.isIn(unpacked)).isTrue();
        assertThat(Grocery.isIn(folder)).isTrue();
        assertThat(Grocery.isIn(temporary)).isFalse();
    }

    @Test
    void folderWithTheArchiveIsPointedToItsName() {
        assertThatThrownBy(() -> DataSets.open(folder.toString(), null, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("give grocery:" + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train.txt", "val.txt", "test.txt", "classes.csv"})
    void missingListIsNamed(String name) throws IOException {
        files.remove(TOP + "dataset/" + name);
        write();
        assertThat(message()).contains(name + " is missing in");
    }

    @Test
    void listedPictureThatIsNotThereIsNamed() throws IOException {
        files.remove(TOP + "dataset/val/Fruit/Apple/Royal-Gala/1.jpg");
        write();
        assertThat(message()).contains("val.txt names a picture that is not there, 'val/Fruit/Apple/Royal-Gala/1.jpg'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../../etc/passwd", "/etc/passwd", "train/../../../x.jpg"})
    void listThatLeavesItsFolderIsRefused(String name) throws IOException {
        list("val.txt", name + ", 0, 0");
        write();
        assertThat(message()).contains("names a picture outside its folder, '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train/Vegetables/Zucchini/1.jpg", "train/Vegetables/Zucchini/1.jpg, three, 1", "train/Vegetables/Zucchini/1.jpg, 3, 1",
        "train/Vegetables/Zucchini/1.jpg, -1, 1"})
    void damagedLineIsShown(String line) throws IOException {
        list("train.txt", line);
        write();
        assertThat(message()).contains("train.txt has a line that says no picture's class").contains("'" + line + "'");
    }

    @ParameterizedTest
    @CsvSource({"'Granny-Smith,0,Apple,0', 'Royal-Gala,2,Apple,0'", "'A,0,Apple,0', 'B,0,Apple,0'", "'A,0,Apple,0', 'A,1,Apple,0'", "'A,0', 'B'", "'A,1,B,1', 'C,2,D,2'"})
    void damagedClassesAreNamed(String first, String second) throws IOException {
        list("classes.csv", "head", first, second);
        write();
        assertThat(message()).contains("classes.csv");
    }

    @Test
    void entryThatLeavesTheFolderIsRefused() throws IOException {
        files.put("../evil.jpg", new byte[3]);
        write();
        assertThat(message()).contains("its entry '../evil.jpg' would leave the folder");
        assertThat(datasets).isEmptyDirectory();
    }

    @Test
    void damagedArchiveLeavesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(archive());
        for (int length : new int[] {0, 2, whole.length / 2, whole.length - 9}) {
            Files.write(archive(), Arrays.copyOf(whole, length));
            assertThat(message()).contains("GroceryStoreDataset.zip is cut off or damaged");
        }
        assertThat(datasets).isEmptyDirectory();
    }

    @Test
    void anotherArchiveOrNoneIsNamed() throws IOException {
        files.clear();
        files.put("readme.txt", new byte[3]);
        write();
        assertThat(message()).contains("holds no folder 'dataset'");
        Files.copy(archive(), folder.resolve("GroceryStoreDataset-master.zip"));
        assertThat(message()).contains("holds several archives");
        Files.delete(archive());
        Files.delete(folder.resolve("GroceryStoreDataset-master.zip"));
        assertThat(message()).contains("holds no archive GroceryStoreDataset*.zip");
        Files.delete(folder);
        assertThat(message()).contains("given is not there");
    }

    @Test
    void downloadTakesTheWholeSetOnly() throws IOException {
        long bytes = Files.size(archive());
        HttpServer server = TestArchives.serve("/a.zip", Files.readAllBytes(archive()));
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a.zip");
            assertThat(download(address, new Grocery.Whole(bytes, bytes, 3, 2, 2)).items()).hasSize(7);
            assertThatThrownBy(() -> download(address, new Grocery.Whole(bytes, bytes, 4, 2, 2))).isInstanceOf(CourseException.class)
                    .hasMessageContaining("lists 3, 2 and 2 pictures instead of 4, 2 and 2");
            assertThatThrownBy(() -> download(address, new Grocery.Whole(bytes + 1, bytes + 2, 3, 2, 2))).isInstanceOf(CourseException.class)
                    .hasMessageContaining("which the archive of Grocery cannot have");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void downloadThatFailsSaysWhatToDo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gone.zip");
            assertThatThrownBy(() -> download(address, new Grocery.Whole(0, 9, 3, 2, 2))).isInstanceOf(CourseException.class)
                    .hasMessageContaining("HTTP status 404").hasMessageContaining("put the file at");
        } finally {
            server.stop(0);
        }
    }

    private DataSet download(URI address, Grocery.Whole whole) {
        return Grocery.download(address, whole, datasets, false, null, 1, Progress.SILENT);
    }

    private DataSet open(boolean coarse, Split split) {
        return Grocery.open(folder, datasets, coarse, split, 1, Progress.SILENT);
    }

    private String message() {
        CourseException[] refusal = new CourseException[1];
        assertThatThrownBy(() -> open(false, null)).isInstanceOf(CourseException.class).satisfies(e -> refusal[0] = (CourseException) e);
        return refusal[0].getMessage();
    }

    private void list(String name, String... lines) {
        files.put(TOP + "dataset/" + name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void photographs(String... folders) {
        for (String where : folders) {
            files.put(TOP + "dataset/" + where + "/1.jpg", TestPictures.jpeg(Picture.filled(8, 8, 50, 0, 0)));
        }
    }

    private Path archive() {
        return folder.resolve("GroceryStoreDataset.zip");
    }

    private void write() throws IOException {
        TestArchives.zip(archive(), files);
    }
}
