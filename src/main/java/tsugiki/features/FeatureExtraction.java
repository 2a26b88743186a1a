package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.base.Reason;
import tsugiki.base.Text;
import tsugiki.data.Batch;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Folding;
import tsugiki.picture.Preprocessing;

/**
 * One pass of pictures through a network, in pieces: every few hundred pictures go to a file of their own in
 * {@code KEY.pieces/}, so that a killed pass goes on from the last piece; at the end the pieces are joined.
 */
final class FeatureExtraction {

    /** How the pass is cut. */
    record Sizes(int batch, int piece) {
        static final Sizes DEFAULT = new Sizes(16, 256);
    }

    private final Network net;
    private final Preprocessing preprocessing;
    private final List<Item> items;
    private final List<String> classes;
    private final FeatureKey key;
    private final Path target;
    private final Path kept;
    private final Sizes sizes;

    FeatureExtraction(Network net, Preprocessing preprocessing, List<Item> items, List<String> classes,
            FeatureKey key, Path folder, Sizes sizes) {
        this.net = net;
        this.preprocessing = preprocessing;
        this.items = items;
        this.classes = classes;
        this.key = key;
        String name = key.of(items, classes);
        this.target = folder.resolve(name + ".safetensors");
        this.kept = folder.resolve(name + ".pieces");
        this.sizes = sizes;
    }

    /** Reads the features, or computes what is missing of them. */
    FeatureFile run(String title, Progress.Factory progress) {
        if (!Files.exists(target) || Files.exists(kept)) { // pieces beside finished features: killed before they were taken away
            computeAlone(title, progress);
        }
        return FeatureFile.read(target);
    }

    /** Deletes the features, if they are there. */
    void forget() {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw new CourseException(e, "%s cannot be deleted (%s): check the folder's rights.", target, Reason.of(e));
        }
    }

    /** Two that want the same features: the second waits, then finds them. */
    private void computeAlone(String title, Progress.Factory progress) {
        try (ProcessLock alone = ProcessLock.take(target, () -> progress.start(title + ": another program computes them, waiting", "pictures").close())) {
            if (!Files.exists(target)) {
                compute(title, progress);
            }
            AtomicFiles.deleteTree(kept);
        } catch (IOException e) {
            throw Reason.unwritten("The features", kept, e);
        }
    }

    private void compute(String title, Progress.Factory progress) {
        List<FeatureFile> pieces = new ArrayList<>();
        int done = finishedPieces(pieces);
        boolean training = net.isTraining();
        net.train(false);
        try (Autograd.Mode off = Autograd.off();
                Folding folding = net.fold();
                Progress display = progress.start(title, "pictures")) {
            pass(done, pieces, display);
        } finally {
            net.train(training);
        }
        if (pieces.stream().allMatch(piece -> piece.features().size() == 0)) {
            throw new CourseException("None of the %d pictures can be read, the first is %s: check the folder.", items.size(), items.get(0).name());
        }
        FeatureRows.join(pieces).write(target, key.origin());
    }

    /** Reads the pieces of a pass that was cut off. @return how many pictures they cover */
    private int finishedPieces(List<FeatureFile> pieces) {
        int done = 0;
        while (done < items.size()) {
            Path next = piece(done);
            if (!Files.exists(next)) {
                return done;
            }
            FeatureFile piece = FeatureFile.read(next);
            int pictures = piece.features().size() + piece.leftOut().size();
            if (pictures == 0 || done + pictures > items.size() || !pieces.isEmpty() && !fits(pieces.get(0), piece)) {
                throw FeatureFile.damaged(next, null);
            }
            pieces.add(piece);
            done += pictures;
        }
        return done;
    }

    private static boolean fits(FeatureFile first, FeatureFile next) {
        return first.features().dimension() == next.features().dimension() || next.features().size() == 0;
    }

    private Path piece(int from) {
        return kept.resolve(Text.of("%07d.safetensors", from));
    }

    private void pass(int start, List<FeatureFile> pieces, Progress display) {
        int from = start;
        int listed = 0;
        FeatureRows rows = new FeatureRows(classes);
        int dimension = pieces.isEmpty() ? 0 : pieces.get(0).features().dimension();
        List<Item> rest = items.subList(start, items.size());
        display.report(start, items.size(), "");
        try (Pass pass = Loader.of(rest, preprocessing).batch(sizes.batch).epoch(0)) {
            for (Batch batch : pass) {
                List<Item> pictures = IntStream.of(batch.indices()).mapToObj(rest::get).toList();
                float[] values = embed(batch);
                dimension = values.length / pictures.size();
                rows.add(values, pictures);
                int done = start + batch.indices()[batch.count() - 1] + 1;
                display.report(done, items.size(), "");
                if (rows.size() >= sizes.piece) {
                    List<LeftOut> leftOut = pass.leftOut();
                    pieces.add(write(rows, dimension, leftOut.subList(listed, leftOut.size()), from));
                    listed = leftOut.size();
                    from = done;
                    rows = new FeatureRows(classes);
                }
            }
            List<LeftOut> leftOut = pass.leftOut().subList(listed, pass.leftOut().size());
            if (rows.size() + leftOut.size() > 0) {
                pieces.add(write(rows, Math.max(dimension, 1), leftOut, from));
            }
        }
    }

    private float[] embed(Batch batch) {
        try (NDManager memory = net.manager().newSubManager();
                NDArray x = batch.pixels(memory);
                NDArray embedded = net.embed(x)) {
            return embedded.toFloatArray();
        }
    }

    private FeatureFile write(FeatureRows rows, int dimension, List<LeftOut> leftOut, int from) {
        FeatureFile piece = rows.file(dimension, leftOut);
        piece.write(piece(from), key.origin());
        return piece;
    }
}
