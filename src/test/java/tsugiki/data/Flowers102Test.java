package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** On files of the official form with ten tiny photographs: ids 3 and 102, one number without a class, one missing. */
class Flowers102Test {

    @TempDir Path temporary;
    private Path official;
    private Path unpacked;

    @BeforeEach
    void makeOfficialFiles() throws IOException {
        official = Files.createDirectories(temporary.resolve("official"));
        unpacked = temporary.resolve("datasets");
        Map<String, byte[]> photographs = new LinkedHashMap<>();
        for (int i = 1; i <= 10; i++) {
            photographs.put(Text.of("jpg/image_%05d.jpg", i), TestPictures.jpeg(Picture.filled(8, 8, 20 * i, 0, 0)));
        }
        archive(photographs);
        matrices("imagelabels.mat", Map.of("labels", new int[] {3, 3, 3, 3, 3, 102, 102, 102, 102, 102, 0, 3}));
        matrices("setid.mat", Map.of("trnid", new int[] {7, 1, 11}, "valid", new int[] {2, 6}, "tstid", new int[] {3, 4, 5, 8, 9, 10, 12}));
    }

    @Test
    void officialSplitTakesTheClassesPresentWithTheirNames() {
        DataSet data = open(Split.OFFICIAL);
        assertThat(data.classes()).containsExactly("canterbury bells", "blackberry lily");
        assertThat(data.train()).extracting(Item::name).containsExactly("003/image_00001.jpg", "102/image_00007.jpg");
        assertThat(data.train()).extracting(Item::label).containsExactly(0, 1);
        assertThat(data.validation()).hasSize(2);
        assertThat(data.test()).hasSize(6);
        assertThat(data.leftOut()).containsExactly(new LeftOut("image_00011.jpg", "it has no class"),
                new LeftOut("image_00012.jpg", "it is not in the archive"));
        assertThat(data.train().get(1).source().open().value(4, 4, 0)).isBetween(136, 144);
    }

    @Test
    void trainvalJoinsAndLeavesNoValidation() {
        DataSet data = open(Split.TRAINVAL);
        assertThat(data.train()).hasSize(4);
        assertThat(data.validation()).isEmpty();
        assertThat(data.test()).hasSize(6);
    }

    @Test
    void swappedTrainsOnTheTestPictures() {
        DataSet data = open(Split.SWAPPED);
        assertThat(data.train()).hasSize(6);
        assertThat(data.validation()).hasSize(4);
        assertThat(data.test()).isEmpty();
        assertThat(data.scoredOn()).isEqualTo("validation");
    }

    @Test
    void randomDrawsOverAll() {
        DataSet data = open(Split.RANDOM);
        assertThat(data.split()).isEqualTo("random (seed 1)");
        assertThat(data.counts(data.train())).containsExactly(3, 3);
        assertThat(data.items()).hasSize(10);
    }

    @Test
    void unpacksOnceAndOnlyBelowItsFolder() throws IOException {
        open(Split.OFFICIAL);
        Path folder;
        try (var entries = Files.list(unpacked)) {
            folder = entries.findFirst().orElseThrow();
        }
        Files.delete(folder.resolve("jpg/image_00001.jpg"));
        assertThat(open(Split.OFFICIAL).leftOut()).hasSize(3);
        assertThat(unpacked.toFile().list()).hasSize(1);
        assertThat(official.toFile().list()).containsExactlyInAnyOrder("102flowers.tgz", "imagelabels.mat", "setid.mat");
    }

    @Test
    void anotherArchiveIsUnpackedElsewhere() throws IOException {
        open(Split.OFFICIAL);
        archive(Map.of("jpg/image_00001.jpg", TestPictures.jpeg(Picture.filled(8, 8, 1, 2, 3))));
        assertThat(open(Split.OFFICIAL).items()).hasSize(1);
        assertThat(unpacked.toFile().list()).hasSize(2);
    }

    @Test
    void archiveThatLeavesItsFolderIsRefused() throws IOException {
        for (String name : new String[] {"../evil.jpg", "jpg/../../evil.jpg", temporary.resolve("evil.jpg").toString()}) {
            archive(Map.of(name, new byte[10]));
            assertThat(failure()).hasMessageContaining("would leave the folder");
        }
        assertThat(unpacked).isEmptyDirectory();
        assertThat(temporary.resolve("evil.jpg")).doesNotExist();
    }

    @Test
    void linksInAnArchiveAreRefused() throws IOException {
        for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
            TarArchiveEntry link = new TarArchiveEntry("jpg", kind);
            link.setLinkName("..");
            archive(Map.of(), link);
            assertThat(failure()).hasMessageContaining("is a link");
        }
        assertThat(unpacked).isEmptyDirectory();
    }

    @Test
    void cutOffArchiveLeavesNothing() throws IOException {
        Path archive = official.resolve("102flowers.tgz");
        byte[] whole = Files.readAllBytes(archive);
        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 9}) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertThat(failure()).hasMessageContaining("102flowers.tgz").hasMessageContaining("cut off or damaged");
        }
        assertThat(unpacked).isEmptyDirectory();
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Files.delete(official.resolve("setid.mat"));
        assertThat(failure()).hasMessageContaining("setid.mat is missing in");
    }

    @Test
    void damagedMatrixIsNamed() throws IOException {
        Files.writeString(official.resolve("imagelabels.mat"), "hello");
        assertThat(failure()).hasMessageContaining("imagelabels.mat").hasMessageContaining("'labels'");
    }

    @Test
    void missingFolderIsNamed() {
        assertThatThrownBy(() -> Flowers102.open(temporary.resolve("none"), unpacked, null, 1, Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining("none is not there");
    }

    @Test
    void folderWithTheFilesIsPointedToItsName() {
        assertThatThrownBy(() -> DataSets.open(official.toString(), null, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("give flowers102:" + official);
    }

    @Test
    void downloadChecksTheOfficialSums() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/");
            assertThatThrownBy(() -> Flowers102.download(address, temporary.resolve("download"), Progress.SILENT))
                    .isInstanceOf(CourseException.class).hasMessageContaining("imagelabels.mat").hasMessageContaining("e0620be6");
        } finally {
            server.stop(0);
        }
        assertThat(temporary.resolve("download")).isEmptyDirectory();
    }

    @Test
    void namesAreInTheOrderOfTheirIds() {
        assertThat(Flowers102.names()).hasSize(102).doesNotHaveDuplicates().startsWith("pink primrose", "hard-leaved pocket orchid")
                .endsWith("trumpet creeper", "blackberry lily");
        assertThat(Flowers102.id("pink primrose")).isEqualTo(1);
        assertThat(Flowers102.id("sunflower")).isEqualTo(54);
        assertThat(Flowers102.id("blackberry lily")).isEqualTo(102);
        assertThatThrownBy(() -> Flowers102.id("edelweiss")).isInstanceOf(CourseException.class).hasMessageContaining("edelweiss");
    }

    private DataSet open(Split split) {
        return Flowers102.open(official, unpacked, split, 1, Progress.SILENT);
    }

    private Throwable failure() {
        Throwable failure = catchThrowable(() -> open(Split.OFFICIAL));
        assertThat(failure).isInstanceOf(CourseException.class);
        return failure;
    }

    private void archive(Map<String, byte[]> files, TarArchiveEntry... links) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (TarArchiveEntry link : links) {
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
            for (var file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        Files.write(official.resolve("102flowers.tgz"), out.toByteArray());
    }

    private void matrices(String name, Map<String, int[]> values) throws IOException {
        MatFile file = Mat5.newMatFile();
        values.forEach((key, numbers) -> {
            Matrix matrix = Mat5.newMatrix(1, numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                matrix.setInt(i, numbers[i]);
            }
            file.addArray(key, matrix);
        });
        Mat5.writeToFile(file, official.resolve(name).toString());
    }
}
