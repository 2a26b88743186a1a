package tsugiki.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tsugiki.base.AtomicFiles;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;

/** A chart or a picture made small, for a page that holds many. */
public final class Thumbnail {

    /** Widest, in pixels: what a card or a telephone shows, on a screen with two pixels for one. */
    static final int WIDTH = 760;

    private Thumbnail() {}

    /**
     * Makes the picture of a file small, in its place: as PNG where its name says so, else as JPEG. A file that is no
     * wider, or would need more bytes, stays as it is.
     *
     * @throws tsugiki.picture.UnreadablePictureException when it holds no picture
     */
    public static void make(Path file) throws IOException {
        Picture whole = Picture.read(file);
        if (whole.width() <= WIDTH) {
            return;
        }
        int height = Math.max(1, Math.round((float) whole.height() * WIDTH / whole.width()));
        Picture small = whole.resize(WIDTH, height, Interpolation.BICUBIC);
        byte[] made = file.toString().endsWith(".png") ? ImageBytes.png(small.toImage()) : ImageBytes.jpeg(small.toImage());
        if (made.length < Files.size(file)) {
            AtomicFiles.write(file, made);
        }
    }
}
