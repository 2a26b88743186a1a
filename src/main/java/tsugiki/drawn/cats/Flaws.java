package tsugiki.drawn.cats;

import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Reason;
import tsugiki.drawn.DrawnFolder;

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
            case CUT_OFF -> half(fine(drawing(flaw)));
            case NO_PICTURE -> "This file is no picture.\n".getBytes(StandardCharsets.UTF_8);
            case COPY -> original(flaw);
            case NEAR_COPY -> DrawnFolder.jpeg(changed(flaw), COARSE);
            case SIDEWAYS -> Sideways.marked(fine(Sideways.turned(drawing(flaw))));
            case WRONG_CLASS -> fine(drawing(flaw));
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

    private BufferedImage changed(Flaw flaw) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(original(flaw)));
        return flaw.file().contains("edited") ? new RescaleOp(1.12f, 4, null).filter(image, null) : image;
    }

    private static byte[] fine(BufferedImage image) throws IOException {
        return DrawnFolder.jpeg(image, DrawnFolder.QUALITY);
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
