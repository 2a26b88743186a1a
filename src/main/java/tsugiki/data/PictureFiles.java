package tsugiki.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tsugiki.base.CourseException;

/** Finds the picture files of a folder and tells by their first bytes what they are; nothing is decoded. */
final class PictureFiles {

    private static final List<String> SIGNATURES = List.of(
            "\u00FF\u00D8\u00FF", "\u0089PNG\r\n\u001A\n", "GIF8", "BM", "II*\0", "MM\0*");
    private static final int LONGEST = 16;

    private final Path root;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param root names in lists are relative to it */
    PictureFiles(Path root) {
        this.root = root;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    void leaveOut(Path file, String why) {
        leftOut.add(new LeftOut(name(file), why));
    }

    /** The path below the root, with {@code /} on every machine. */
    String name(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Folders and files directly in a folder, by name. */
    static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new CourseException(e, "The folder %s cannot be listed (%s): check its rights.", folder, e.getMessage());
        }
    }

    /** The picture files below a class's folder, by name; the others are left out. */
    List<Path> below(Path folder) {
        List<Path> pictures = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            tree.filter(Files::isRegularFile).sorted().forEach(file -> {
                String why = problem(file);
                if (why == null) {
                    pictures.add(file);
                } else {
                    leaveOut(file, why);
                }
            });
        } catch (IOException | UncheckedIOException e) { // a link that leads back, or no rights
            throw new CourseException(e, "The folder %s cannot be listed (%s): check its rights and links.", folder, e.getMessage());
        }
        return pictures;
    }

    /** Why a file is not used, or null. */
    private static String problem(Path file) {
        if (isHidden(file)) {
            return "it is hidden";
        }
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "it cannot be opened";
        }
        if (start.isEmpty()) {
            return "it is empty";
        }
        return SIGNATURES.stream().anyMatch(start::startsWith) ? null : foreign(start);
    }

    /** What a file is that is not read here, by its first 16 bytes: the web's and the telephones' formats by name. */
    static String foreign(String start) {
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "it is WebP, which is not read here: save it as JPEG or PNG";
        }
        if (start.startsWith("ftyp", 4) && start.length() >= 12) {
            return "it is " + start.substring(8, 12).toUpperCase(Locale.ROOT) + ", which is not read here: save it as JPEG or PNG";
        }
        return "it is no picture of a kind known here";
    }

    static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
