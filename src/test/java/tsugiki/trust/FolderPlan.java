package tsugiki.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A folder of pictures as a text: a line is {@code KIND PATH}, or {@code link PATH > WHERE}. */
final class FolderPlan {

    /** Names that mean something to the kit or to a system, and letters that have more than one form. */
    static final List<String> WORDS = List.of("train", "Train", "training", "val", "valid", "validation", "Validation", "dev", "test", "Test", "train_set",
            "rose", "tulip", "Rose", "\u685c", "\u6885", "caf\u00e9", "cafe\u0301", "a b", "a\u001b[31mb", "x\ny", "-x", "@x", "~", "%s", "'", "null", "\u202e",
            "__MACOSX", "@eaDir", ".ipynb_checkpoints", ".thumbnails", ".git", "labels", "models", "images", "Thumbs.db", ".DS_Store", "._1.jpg", "desktop.ini",
            "1.jpg", "2.jpg", "3.png", "4.webp", "README.md", "jpg", "png", "cut", "empty", "text", "webp", "dir", "link", "");

    static final List<String> PLANS = List.of(
            "jpg rose/1.jpg\njpg rose/2.jpg\npng rose/3.png\njpg tulip/1.jpg\njpg tulip/2.jpg\ntext tulip/README.md",
            "jpg train/rose/1.jpg\njpg train/rose/2.jpg\njpg train/tulip/1.jpg\njpg train/tulip/2.jpg\njpg val/rose/3.jpg\njpg val/tulip/3.jpg",
            "jpg train/rose/1.jpg\njpg train/tulip/1.jpg\njpg valid/rose/2.jpg\njpg valid/tulip/2.jpg\njpg test/rose/3.jpg\npng test/tulip/3.jpg\ndir __MACOSX/train",
            "jpg rose/1.jpg\njpg rose/deep/2.jpg\ncut rose/3.jpg\nempty rose/4.jpg\nwebp rose/5.jpg"
                    + "\njpg tulip/1.jpg\njpg tulip/.hidden.jpg\njpg tulip/2.jpg\nlink tulip/4.jpg > ../rose/1.jpg\nlink tulip/back > ..\nlink rose/gone.jpg > nowhere")
            ;

    private static final int MOST_LINES = 60;

    private final Map<String, byte[]> contents;

    FolderPlan() throws Exception {
        byte[] jpeg = PictureSeeds.one("jpg");
        contents = Map.of("jpg", jpeg, "png", PictureSeeds.one("png"), "cut", Arrays.copyOf(jpeg, jpeg.length / 2), "empty", new byte[0],
                "text", "a note".getBytes(StandardCharsets.UTF_8), "webp", "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Makes the folder; lines that a disk would not take are left out. */
    void build(String plan, Path root) throws IOException {
        Files.createDirectories(root);
        for (String line : plan.lines().limit(MOST_LINES).toList()) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                try {
                    add(line.substring(0, blank), line.substring(blank + 1), root);
                } catch (IOException | InvalidPathException e) {
                    // a name too long, a file where a folder should be: no such folder can reach the kit
                }
            }
        }
    }

    private void add(String kind, String rest, Path root) throws IOException {
        String[] parts = rest.split(" > ", 2);
        Path path = root.resolve(parts[0]).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            return;
        }
        Files.createDirectories(path.getParent());
        if (kind.equals("dir")) {
            Files.createDirectories(path);
        } else if (kind.equals("link") && parts.length == 2) {
            link(path, path.resolveSibling(parts[1]), root);
        } else if (contents.containsKey(kind)) {
            Files.write(path, contents.get(kind));
        }
    }

    /** Only to what lies in the plan's folder: a changed plan must not lead to the machine's own files. */
    private static void link(Path path, Path to, Path root) throws IOException {
        if (to.normalize().startsWith(root)) {
            Files.createSymbolicLink(path, path.getParent().relativize(to.normalize()));
        }
    }
}
