package tsugiki.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Where one picture comes from: a file, or a drawing made when asked for. */
@FunctionalInterface
public interface Source {

    /**
     * The picture, decoded and upright.
     *
     * @throws UnreadablePictureException when it cannot be made
     */
    Picture open();

    /** Changes when the picture may have changed: of a file, its size and time. Keys stored features. */
    default String fingerprint() {
        return "";
    }

    /** A picture file, read each time. */
    static Source of(Path file) {
        return new PictureFile(file);
    }

    /** A picture file. */
    record PictureFile(Path file) implements Source {
        @Override
        public Picture open() {
            return Picture.read(file);
        }

        @Override
        public String fingerprint() {
            try {
                return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
            } catch (IOException e) {
                return "missing"; // opening it will say so
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
        public String fingerprint() {
            return original.fingerprint() + " " + change + " " + seed;
        }
    }
}
