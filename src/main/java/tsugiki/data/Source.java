package tsugiki.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import tsugiki.base.Digest;
import tsugiki.picture.Augmentation;
import tsugiki.picture.MemoryBudget;
import tsugiki.picture.MemoryShare;
import tsugiki.picture.Picture;
import tsugiki.picture.PictureReader;
import tsugiki.picture.UnreadablePictureException;

/** Where one picture comes from: a file, or a drawing made when asked for. */
@FunctionalInterface
public interface Source {

    /** The fingerprint of a file that cannot be read. */
    String UNREADABLE = "unreadable";

    /**
     * The picture, decoded and upright.
     *
     * @throws tsugiki.picture.UnreadablePictureException when it cannot be made
     */
    Picture open();

    /**
     * The same, taking the memory it needs from a share: what a loader calls. Files wait until there is enough.
     *
     * @param share closed by the caller, when the picture is needed no more
     */
    default Picture open(MemoryShare share) {
        return open();
    }

    /**
     * Changes when the picture does: of a file, the SHA-256 of its bytes, whatever its name and time. Keys stored
     * features and kept trainings; empty where a source has none.
     */
    default String fingerprint() {
        return "";
    }

    /** {@link #fingerprint()} by the sums of files that somebody knows already. */
    default String fingerprint(FileSum sums) {
        return fingerprint();
    }

    /** The day on which it was taken, where it says so: by EXIF, or else by the file's name; empty for a drawing. */
    default Optional<LocalDate> day() {
        return Optional.empty();
    }

    /** Whether its file says on which place it was taken, by GPS; a file that cannot be opened says nothing. */
    default boolean placed() {
        return false;
    }

    /** The SHA-256 of a file's bytes, hexadecimal: computed of them, or remembered. */
    @FunctionalInterface
    interface FileSum {
        /** Reads all bytes each time. */
        FileSum COMPUTED = file -> Digest.of("SHA-256", file);

        /** @throws IOException if the file cannot be read */
        String of(Path file) throws IOException;
    }

    /** A picture file, read each time. */
    static Source of(Path file) {
        return new PictureFile(file);
    }

    /** A picture file's bytes that are in memory. @param name what a sentence calls it */
    static Source of(String name, byte[] file) {
        return new PictureBytes(name, file);
    }

    /** A picture file's bytes; not copied. */
    record PictureBytes(String name, byte[] file) implements Source {
        @Override
        public Picture open() {
            try (MemoryShare share = MemoryBudget.HEAP.share()) {
                return open(share);
            }
        }

        @Override
        public Picture open(MemoryShare share) {
            return PictureReader.read(name, file, share);
        }

        @Override
        public String fingerprint() {
            return Digest.of("SHA-256", digest -> digest.update(file));
        }
    }

    /** A picture file. */
    record PictureFile(Path file) implements Source {
        @Override
        public Picture open() {
            return Picture.read(file);
        }

        @Override
        public Picture open(MemoryShare share) {
            return PictureReader.read(file, share);
        }

        @Override
        public String fingerprint() {
            return fingerprint(FileSum.COMPUTED);
        }

        @Override
        public String fingerprint(FileSum sums) {
            try {
                return sums.of(file);
            } catch (IOException e) {
                return UNREADABLE; // opening it will say so
            }
        }

        @Override
        public Optional<LocalDate> day() {
            return DayTaken.of(file);
        }

        @Override
        public boolean placed() {
            try {
                return Picture.placed(file);
            } catch (UnreadablePictureException e) {
                return false; // opening it will say so
            }
        }
    }

    /** Another source's picture, changed. */
    record Changed(Source original, Augmentation change, long seed) implements Source {
        @Override
        public Picture open() {
            return change.apply(original.open(), new SplittableRandom(seed));
        }

        @Override
        public Picture open(MemoryShare share) {
            share.willBeChanged();
            return change.apply(original.open(share), new SplittableRandom(seed));
        }

        @Override
        public String fingerprint() {
            return fingerprint(FileSum.COMPUTED);
        }

        @Override
        public String fingerprint(FileSum sums) {
            return original.fingerprint(sums) + " " + change + " " + seed;
        }

        @Override
        public Optional<LocalDate> day() {
            return original.day();
        }

        @Override
        public boolean placed() {
            return original.placed();
        }
    }
}
