package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.base.Reason;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.data.Split;
import tsugiki.data.Subsets;

/** Drawings on disk, as JPEG. Each file appears whole or not at all; an interrupt keeps what is drawn. */
public final class DrawnFolder {
    private static final int THREADS = 2;
    /** Quality of the drawings' JPEG, 0..1. */
    public static final float QUALITY = 0.93f;

    /**
     * A picture to be drawn.
     *
     * @param label its class
     * @param drawing makes it
     * @param note adds to its JPEG what a camera writes beside the pixels
     */
    public record Sheet(Path file, String label, Supplier<BufferedImage> drawing, UnaryOperator<byte[]> note) {
        /** Without a note. */
        public Sheet(Path file, String label, Supplier<BufferedImage> drawing) {
            this(file, label, drawing, UnaryOperator.identity());
        }
    }

    private DrawnFolder() {}

    /**
     * Draws what is missing of a set into {@code folder/train|validation|test/CLASS/SPLIT-NNNN.jpg}.
     *
     * @throws CourseException if a file cannot be written
     */
    public static void plant(Path folder, DrawnSet set, Progress.Factory progress) {
        List<Sheet> sheets = new ArrayList<>();
        for (String split : DrawnSet.SPLITS) {
            for (int label = 0; label < set.classes().size(); label++) {
                for (int k = 0; k < set.count(split); k++) {
                    int kind = label;
                    int index = k;
                    sheets.add(new Sheet(folder.resolve(split).resolve(name(set, label, split, k)), set.classes().get(label),
                            () -> set.draw(kind, split, index)));
                }
            }
        }
        draw(folder, sheets, "Drawing the " + set.name(), progress);
    }

    /**
     * A drawn set as a data set, in its own split (official); draws into {@code folder} what is missing.
     *
     * @throws CourseException if a file cannot be written
     */
    public static DataSet dataSet(Path folder, DrawnSet set, Progress.Factory progress) {
        plant(folder, set, progress);
        return new DataSet(set.name(), Split.OFFICIAL.word(), set.classes(),
                items(folder, set, "train"), items(folder, set, "validation"), items(folder, set, "test"), List.of());
    }

    /**
     * Draws what is missing of a set and opens it.
     *
     * @param split null: official
     * @param seed of a random split
     */
    public static DataSet open(DrawnSet set, Split split, long seed, Progress.Factory progress) {
        DataSet all = dataSet(set.folder(), set, progress);
        Split chosen = split == null ? Split.OFFICIAL : split;
        List<LeftOut> leftOut = new ArrayList<>();
        Subsets parts = new Subsets(all.train(), all.validation(), all.test()).under(chosen, seed, leftOut);
        return new DataSet(all.name(), Subsets.label(chosen, seed), all.classes(), parts.train(), parts.validation(), parts.test(), leftOut);
    }

    private static List<Item> items(Path folder, DrawnSet set, String split) {
        List<Item> items = new ArrayList<>();
        for (int label = 0; label < set.classes().size(); label++) {
            for (int k = 0; k < set.count(split); k++) {
                String name = name(set, label, split, k);
                items.add(new Item(name, label, Source.of(folder.resolve(split).resolve(name))));
            }
        }
        return items;
    }

    /** The file of a picture within its split, unlike those of other splits: {@code daisy/train-0007.jpg}. */
    private static String name(DrawnSet set, int label, String split, int index) {
        return Text.of("%s/%s-%04d.jpg", set.classes().get(label), split, index);
    }

    /**
     * Draws those of the sheets that are not on disk yet.
     *
     * @param folder where they lie, for messages
     * @param title of the display
     * @throws CourseException if a file cannot be written
     */
    public static void draw(Path folder, List<Sheet> sheets, String title, Progress.Factory progress) {
        Path work = folder.resolve("drawing");
        if (missing(sheets).isEmpty()) { // the folder may be one that cannot be written to
            ProcessLock.sweep(work);
            return;
        }
        try (ProcessLock lock = ProcessLock.take(work, () -> progress.start(title + ": another program does it, waiting", "pictures").close())) {
            drawMissing(folder, missing(sheets), title, progress);
        }
    }

    private static List<Sheet> missing(List<Sheet> sheets) {
        return sheets.stream().filter(sheet -> !Files.exists(sheet.file())).toList();
    }

    private static void drawMissing(Path folder, List<Sheet> missing, String title, Progress.Factory progress) {
        ExecutorService painters = Executors.newFixedThreadPool(THREADS, DrawnFolder::painter);
        try (Progress bar = progress.start(title, "pictures")) {
            List<Future<?>> begun = new ArrayList<>();
            missing.forEach(sheet -> begun.add(painters.submit(() -> draw(sheet))));
            for (int k = 0; k < begun.size(); k++) {
                begun.get(k).get();
                bar.report(k + 1, begun.size(), missing.get(k).label());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CourseException(stop, "%s was stopped; what is drawn is kept in %s, run it again to go on.", title, folder);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof CourseException course ? course : new IllegalStateException(cause);
        } finally {
            painters.shutdownNow();
        }
    }

    private static Thread painter(Runnable work) {
        Thread thread = new Thread(work, "drawing");
        thread.setDaemon(true);
        return thread;
    }

    private static void draw(Sheet sheet) {
        BufferedImage picture = sheet.drawing().get();
        try {
            AtomicFiles.write(sheet.file(), sheet.note().apply(jpeg(picture, QUALITY)));
        } catch (IOException e) {
            throw Reason.unwritten("The drawing " + sheet.file().getFileName(), sheet.file().getParent(), e);
        }
    }

    /** An image as a JPEG file. @param quality 0..1; drawings have {@link #QUALITY} */
    public static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
