package tsugiki.drawn.cats;

import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Reason;
import tsugiki.drawn.DrawnFolder;
import tsugiki.picture.Picture;

/** Writes what is wrong in the folder of cats; every file whole or not at all. */
final class Flaws {

    static final List<Flaw> ALL = List.of(
            new Flaw(Flaw.Kind.CUT_OFF, "misty/IMG_4001.jpg", ""),
            new Flaw(Flaw.Kind.NO_PICTURE, "tigger/IMG_4002.jpg", ""),
            new Flaw(Flaw.Kind.NO_PICTURE, "neither/Thumbs.db", ""),
            new Flaw(Flaw.Kind.COPY, "tigger/IMG_0002 (1).jpg", Cats.name(Motif.TIGGER, 0)),
            new Flaw(Flaw.Kind.COPY, "misty/IMG_0003 copy.jpg", Cats.name(Motif.MISTY, 1)),
            new Flaw(Flaw.Kind.COPY, "neither/IMG_4003.jpg", Cats.name(Motif.TIGGER, 2)),
            new Flaw(Flaw.Kind.NEAR_COPY, "tigger/IMG_0011-sent.jpg", Cats.name(Motif.TIGGER, 3)),
            new Flaw(Flaw.Kind.NEAR_COPY, "misty/IMG_0012-edited.jpg", Cats.name(Motif.MISTY, 4)),
            new Flaw(Flaw.Kind.SIDEWAYS, "tigger/IMG_4004.jpg", ""),
            new Flaw(Flaw.Kind.SIDEWAYS, "misty/IMG_4005.jpg", ""),
            new Flaw(Flaw.Kind.WRONG_CLASS, "tigger/IMG_4006.jpg", "misty"),
            new Flaw(Flaw.Kind.WRONG_CLASS, "misty/IMG_4007.jpg", "tigger"));

    private static final int FIRST = 2000;
    private static final int DAYS = 3;
    private static final float COARSE = 0.6f;

    private final Path folder;
    private final long seed;
    private final int size;

    Flaws(Path folder, long seed, int size) {
        this.folder = folder;
        this.seed = seed;
        this.size = size;
    }

    void write() {
        for (Flaw flaw : ALL) {
            Path file = folder.resolve(flaw.file());
            try {
                if (!Files.exists(file)) {
                    AtomicFiles.write(file, bytes(flaw));
                }
            } catch (IOException e) {
                throw Reason.unwritten("The drawing " + file.getFileName(), file.getParent(), e);
            }
        }
    }

    private byte[] bytes(Flaw flaw) throws IOException {
        return switch (flaw.kind()) {
            case CUT_OFF -> half(fine(drawing(flaw), flaw));
            case NO_PICTURE -> "This file is no picture.\n".getBytes(StandardCharsets.UTF_8);
            case COPY -> original(flaw);
            case NEAR_COPY -> isEdited(flaw) ? CameraMark.on(changed(flaw), CameraMark.UPRIGHT, taken(folder.resolve(flaw.of()))) : changed(flaw);
            case SIDEWAYS -> CameraMark.on(jpeg(Sideways.turned(drawing(flaw))), CameraMark.SIDEWAYS, taken(flaw));
            case WRONG_CLASS -> fine(drawing(flaw), flaw);
        };
    }

    private BufferedImage drawing(Flaw flaw) {
        boolean swapped = flaw.kind() == Flaw.Kind.WRONG_CLASS;
        boolean tigger = flaw.file().startsWith("tigger") != swapped;
        return Cats.draw(tigger ? Motif.TIGGER : Motif.MISTY, seed, index(flaw), size);
    }

    static int index(Flaw flaw) {
        return FIRST + ALL.indexOf(flaw);
    }

    private byte[] original(Flaw flaw) throws IOException {
        return Files.readAllBytes(folder.resolve(flaw.of()));
    }

    /** A messenger takes the camera's notes away, a program that edits keeps them. */
    private byte[] changed(Flaw flaw) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(original(flaw)));
        return DrawnFolder.jpeg(isEdited(flaw) ? new RescaleOp(1.12f, 4, null).filter(image, null) : image, COARSE);
    }

    private static boolean isEdited(Flaw flaw) {
        return flaw.file().contains("edited");
    }

    private static LocalDateTime taken(Path original) {
        return Picture.taken(original).orElseThrow();
    }

    /** On a day of the others. */
    private static LocalDateTime taken(Flaw flaw) {
        return new Shot(index(flaw) % DAYS, 0).taken(1).plusMinutes(50);
    }

    private static byte[] fine(BufferedImage image, Flaw flaw) throws IOException {
        return CameraMark.on(jpeg(image), CameraMark.UPRIGHT, taken(flaw));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        return DrawnFolder.jpeg(image, DrawnFolder.QUALITY);
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
