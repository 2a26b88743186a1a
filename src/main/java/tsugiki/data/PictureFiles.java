package tsugiki.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import tsugiki.base.Reason;
import tsugiki.picture.Signature;

/**
 * Finds the picture files of a folder and tells by their first bytes what they are; nothing is decoded. Only
 * ordinary files are opened: opening a pipe would wait for ever.
 */
final class PictureFiles {

    private static final String EMPTY = "it is empty";
    private static final String UNOPENED = "it cannot be opened";
    private static final String LEADS_BACK = "it is a link back to a folder it lies in";
    private static final String UNREADABLE_NAME = "its name is not written in UTF-8: rename it";

    private final Path root;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param root names in lists are relative to it */
    PictureFiles(Path root) {
        this.root = root;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    void leaveOut(Path file, String why, LeftOut.Kind kind) {
        leftOut.add(new LeftOut(name(file), why, kind));
    }

    /** The path below the root, with {@code /} on every machine. */
    String name(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Leaves out what lies directly in a folder of folders and is none. */
    void leaveOutFiles(FolderEntries entries) {
        entries.system().forEach(entry -> leaveOut(entry, "it is the system's", LeftOut.Kind.SYSTEM));
        entries.files().forEach(entry -> {
            String why = special(entry);
            String place = entry.getFileName().toString().equals(LabelFile.NAME) ? LabelFile.otherContent() : "it lies in no class folder";
            leaveOut(entry, why == null ? place : why, why == null ? LeftOut.Kind.FOREIGN : LeftOut.Kind.FILE);
        });
    }

    /** The picture files below a class's folder, by name; the others are left out. */
    List<Path> below(Path folder) {
        Walk walk = new Walk(folder, false);
        walk.run();
        walk.others.stream().sorted((a, b) -> a.file().compareTo(b.file())).forEach(leftOut::add);
        return walk.pictures.stream().sorted().toList();
    }

    /** Whether there is a picture file below a folder. */
    static boolean anyBelow(Path folder) {
        Walk walk = new PictureFiles(folder).new Walk(folder, true);
        walk.run();
        return !walk.pictures.isEmpty();
    }

    /** Why an entry that is no folder cannot be a file either, or null. */
    static String special(Path entry) {
        if (Files.isRegularFile(entry)) {
            return FolderEntries.isNameReadable(entry) ? null : UNREADABLE_NAME;
        }
        if (Files.isDirectory(entry)) {
            return LEADS_BACK;
        }
        return Files.isSymbolicLink(entry) ? "it is a link that leads nowhere" : "it is a pipe, socket or device, no file";
    }

    /** Whether a file begins as a picture does. */
    static boolean isPicture(Path file) {
        return special(file) == null && problem(file) == null;
    }

    /** Why a file is not used, or null. */
    private static String problem(Path file) {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(Signature.LENGTH), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return UNOPENED + " (" + Reason.of(e) + ")";
        }
        if (start.isEmpty()) {
            return EMPTY;
        }
        return Signature.isRead(start) ? null : Signature.foreign(start).sentence();
    }

    /** Through a class's folder, links followed; what cannot be entered is listed, not an error that ends all. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path start;
        private final boolean first;
        private final List<Path> pictures = new ArrayList<>();
        private final List<LeftOut> others = new ArrayList<>();

        /** @param first whether one picture is enough */
        Walk(Path start, boolean first) {
            this.start = start;
            this.first = first;
        }

        void run() {
            try {
                Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
            } catch (IOException e) {
                throw FolderEntries.unlisted(start, e);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) throws IOException {
            if (folder.equals(start)) {
                return FileVisitResult.CONTINUE;
            }
            if (SystemNames.has(folder.getFileName().toString())) {
                others.add(new LeftOut(name(folder), "it is the system's", LeftOut.Kind.SYSTEM));
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (FolderEntries.leadsBack(folder)) {
                others.add(new LeftOut(name(folder), LEADS_BACK));
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!FolderEntries.isNameReadable(folder)) {
                others.add(new LeftOut(name(folder), UNREADABLE_NAME));
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            boolean system = SystemNames.has(file.getFileName().toString());
            String special = system ? null : special(file);
            String why = system ? "it is the system's" : special != null ? special : problem(file);
            if (why == null) {
                pictures.add(file);
                return first ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
            others.add(new LeftOut(name(file), why, system ? LeftOut.Kind.SYSTEM : kind(special, why)));
            return FileVisitResult.CONTINUE;
        }

        private LeftOut.Kind kind(String special, String why) {
            return special == null && !why.equals(EMPTY) && !why.startsWith(UNOPENED) ? LeftOut.Kind.FOREIGN : LeftOut.Kind.FILE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(start)) {
                throw e;
            }
            others.add(new LeftOut(name(file), e instanceof FileSystemLoopException ? LEADS_BACK : UNOPENED + " (" + Reason.of(e) + ")"));
            return FileVisitResult.CONTINUE;
        }
    }
}
