package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.picture.TestPictures;

/** Links, pipes and folders without rights: listed, never opened, never dropped. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there, pipes are none")
@Timeout(20)
class FolderLinksTest {

    @TempDir
    Path root;

    @BeforeEach
    void twoClasses() {
        TestPictures.pictures(root.resolve("rose"), "1.png", "2.png");
        TestPictures.pictures(root.resolve("tulip"), "1.png", "2.png");
    }

    @Test
    void linksThatLeadNowhereAreListed() throws IOException {
        Files.createSymbolicLink(root.resolve("rose/gone.png"), Path.of("nothing.png"));
        Files.createSymbolicLink(root.resolve("rose/self.png"), Path.of("self.png"));
        Files.createSymbolicLink(root.resolve("weed"), Path.of("nowhere"));
        assertThat(leftOut()).containsExactlyInAnyOrder(new LeftOut("rose/gone.png", "it is a link that leads nowhere"),
                new LeftOut("rose/self.png", "it is a link that leads nowhere"), new LeftOut("weed", "it is a link that leads nowhere"));
    }

    @Test
    void pipesAndSocketsAreListedAndNotOpened() throws Exception {
        pipe("rose/pipe.png");
        pipe("pipe");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("tulip/s")));
            assertThat(leftOut()).extracting(LeftOut::why).containsOnly("it is a pipe, socket or device, no file");
            assertThat(leftOut()).extracting(LeftOut::file).containsExactlyInAnyOrder("rose/pipe.png", "pipe", "tulip/s");
        }
    }

    @Test
    void linkedPicturesAndFoldersAreUsed() throws IOException {
        Path elsewhere = root.resolveSibling(root.getFileName() + "-elsewhere");
        TestPictures.pictures(elsewhere.resolve("lily"), "1.png", "2.png");
        Files.createSymbolicLink(root.resolve("lily"), elsewhere.resolve("lily"));
        Files.createSymbolicLink(root.resolve("rose/3.png"), elsewhere.resolve("lily/1.png"));
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.classes()).containsExactly("lily", "rose", "tulip");
        assertThat(data.items()).extracting(Item::name).contains("rose/3.png");
        assertThat(data.leftOut()).isEmpty();
    }

    @Test
    void linksBackUpwardsAreListedAndBringNothingTwice() throws IOException {
        Files.createSymbolicLink(root.resolve("all"), root);
        Files.createSymbolicLink(root.resolve("rose/up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("rose/here"), Path.of("."));
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.classes()).containsExactly("rose", "tulip");
        assertThat(data.items()).hasSize(4);
        assertThat(data.leftOut()).containsExactlyInAnyOrder(new LeftOut("all", "it is a link back to a folder it lies in"),
                new LeftOut("rose/up", "it is a link back to a folder it lies in"), new LeftOut("rose/here", "it is a link back to a folder it lies in"));
    }

    @Test
    void aFolderWithoutRightsIsListedWithinAClassAndRefusedAsOne() throws IOException {
        TestPictures.pictures(root.resolve("rose/secret"), "3.png");
        Files.setPosixFilePermissions(root.resolve("rose/secret"), PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(root.resolve("rose/secret"))).as("the administrator may read all").isFalse();
            assertThat(leftOut()).containsExactly(new LeftOut("rose/secret", "it cannot be opened (no right to do so)"));
            Files.setPosixFilePermissions(root.resolve("tulip"), PosixFilePermissions.fromString("---------"));
            assertThatThrownBy(() -> ImageFolder.open(root, null, 1)).isInstanceOf(CourseException.class)
                    .hasMessageEndingWith("tulip cannot be listed (no right to do so): check its rights.");
        } finally {
            Files.setPosixFilePermissions(root.resolve("rose/secret"), PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(root.resolve("tulip"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    private List<LeftOut> leftOut() {
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.items()).hasSize(4);
        return data.leftOut();
    }

    private void pipe(String name) throws Exception {
        assumeThat(new ProcessBuilder("mkfifo", root.resolve(name).toString()).start().waitFor()).isZero();
    }
}
