package tsugiki.data.garden;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;

/** Draws the pictures of a garden that are not on disk yet. */
final class Planting {
    private static final int THREADS = 2;
    private static final float QUALITY = 0.93f;

    private record Plot(Species species, long seed, int index, int size, Path file) {}

    private Planting() {}

    static void plant(Path folder, GardenSpec spec, Progress.Factory progress) {
        List<Plot> missing = missing(folder, spec);
        if (missing.isEmpty()) {
            return;
        }
        ExecutorService gardeners = Executors.newFixedThreadPool(THREADS, Planting::gardener);
        try (Progress bar = progress.start("Drawing the garden", "pictures")) {
            List<Future<?>> sown = new ArrayList<>();
            missing.forEach(plot -> sown.add(gardeners.submit(() -> grow(plot))));
            for (int k = 0; k < sown.size(); k++) {
                sown.get(k).get();
                bar.report(k + 1, sown.size(), missing.get(k).species().label());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CourseException(stop,
                    "Drawing the garden was stopped; what is drawn is kept in %s, run it again to go on.", folder);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof CourseException course ? course : new IllegalStateException(cause);
        } finally {
            gardeners.shutdownNow();
        }
    }

    private static Thread gardener(Runnable work) {
        Thread thread = new Thread(work, "garden");
        thread.setDaemon(true);
        return thread;
    }

    private static List<Plot> missing(Path folder, GardenSpec spec) {
        List<Plot> missing = new ArrayList<>();
        for (String split : GardenSpec.SPLITS) {
            for (Species species : spec.kinds()) {
                for (int k = 0; k < spec.count(split); k++) {
                    Path file = folder.resolve(split).resolve(Garden.name(species, split, k));
                    if (!Files.exists(file)) {
                        missing.add(new Plot(species, spec.splitSeed(split), k, spec.size(), file));
                    }
                }
            }
        }
        return missing;
    }

    private static void grow(Plot plot) {
        BufferedImage picture = Garden.draw(plot.species(), plot.seed(), plot.index(), plot.size());
        try {
            Files.createDirectories(plot.file().getParent());
            write(picture, plot.file());
        } catch (IOException e) {
            throw new CourseException(e,
                    "%s could not be written (%s); make room on the disk or allow writing there, then run it again.",
                    plot.file(), e.getMessage());
        }
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            try (ImageOutputStream out = ImageIO.createImageOutputStream(half.toFile())) {
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
                writer.setOutput(out);
                writer.write(null, new IIOImage(picture, null, null), how);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            writer.dispose();
            Files.deleteIfExists(half);
        }
    }
}
