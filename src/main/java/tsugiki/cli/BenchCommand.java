package tsugiki.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.data.Batch;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.drawn.garden.Garden;
import tsugiki.features.Features;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.parity.MadeWeights;
import tsugiki.picture.Augmentation;
import tsugiki.program.FrozenPass;
import tsugiki.train.Guide;
import tsugiki.train.History;
import tsugiki.train.Recipe;
import tsugiki.train.Run;
import tsugiki.train.Stored;
import tsugiki.train.Trainer;
import tsugiki.transfer.Part;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/** {@code bench}: this kit's side of what {@code bench/run.py} and {@code bench/memory.py} measure; one JSON line for each measure. */
@Command(name = "bench", hidden = true, description = "Times this kit's work, for bench/run.py; memory is for bench/memory.py.",
        footer = {"", "Example:", "  course bench epoch --data my-pictures"})
final class BenchCommand implements Callable<Integer> {

    /** Pictures in a batch, their side, batches before {@code network} is timed, and seconds it is timed at least: bench/peer/network.py has the same. */
    private static final int BATCH = 16;
    private static final int SIDE = 224;
    private static final int WARM = 3;
    private static final double LONG = 6;

    private static final Shape PICTURES = new Shape(BATCH, 3, SIDE, SIDE);
    /** Of all layers, where only their time or memory counts. */
    private static final double RATE = 1e-4;

    /** What is timed. */
    enum Work { NETWORK, FEATURES, EPOCH, GUIDE16, STORED16, TUNE, MEMORY, PLANT, LABELS, PRECISIONS }

    /** How {@code tune} trains: a part from a stored prefix, the same part in the loop, or all layers. */
    enum Way { STORED, LOOP, ALL }

    @Parameters(paramLabel = "WORK", description = "network, features, epoch, guide16, stored16, tune, memory; plant: draws the Garden, prints its folder; "
            + "labels: two questions against classes, on drawn cats; precisions: those that this processor has instructions for.")
    Work work;

    @Mixin
    DataOptions pictures;

    @Mixin
    NetworkOptions backbone;

    @Option(names = "--epochs", defaultValue = "" + Guide.EXTRACTION_EPOCHS, description = "Epochs of guide16 and memory (default: ${DEFAULT-VALUE}).")
    int epochs;

    @Option(names = "--size", defaultValue = "96", description = "Pixels a side for memory (default: ${DEFAULT-VALUE}).")
    int size;

    @Option(names = "--way", defaultValue = "STORED", description = "How tune trains: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Way way;

    @Option(names = "--part", defaultValue = "features.4", description = "Where tune's training begins (default: ${DEFAULT-VALUE}).")
    String part;

    @Option(names = "--each", defaultValue = "120", description = "Pictures a class for labels, in each album (default: ${DEFAULT-VALUE}).")
    int each;

    @Option(names = "--seeds", defaultValue = "3", description = "Albums for labels (default: ${DEFAULT-VALUE}).")
    int seeds;

    @Override
    public Integer call() {
        if (work == Work.PRECISIONS) {
            Stream.of(Precision.values()).filter(Precision::isThere).forEach(System.out::println);
            return 0;
        }
        DataSet data = work == Work.NETWORK || work == Work.LABELS ? null : pictures.open();
        if (work == Work.PLANT) {
            System.out.println(Garden.standard().folder());
            return 0;
        }
        try (Network network = backbone.load()) {
            switch (work) {
                case NETWORK -> network(network);
                case FEATURES -> features(network, data);
                case EPOCH -> epoch(network, data);
                case GUIDE16 -> guide(network, data);
                case STORED16 -> stored(network, data);
                case TUNE -> tune(network, data);
                case MEMORY -> memory(network, data);
                case LABELS -> new CatLabels(network, each).run(seeds);
                default -> throw new IllegalStateException(work + " needs no network");
            }
        }
        return 0;
    }

    /** The network alone: made pictures in memory, as a loader lays them there, to logits. */
    private void network(Network network) {
        try (NDManager memory = network.manager().newSubManager(); FrozenPass pass = FrozenPass.of(network, network::call);
                NDArray made = memory.create(MadeWeights.input(PICTURES.getShape(), ""), PICTURES)) {
            NDArray x = made.transpose(0, 2, 3, 1).flatten().reshape(BATCH, SIDE, SIDE, 3).transpose(0, 3, 1, 2);
            double mean = 0;
            for (int i = 0; i < WARM; i++) {
                mean = meanSize(pass.run(x).toFloatArray());
            }
            int count = 0;
            long start = System.nanoTime();
            for (; System.nanoTime() - start < LONG * 1e9; count += BATCH) {
                pass.run(x).close();
            }
            print(Precision.chosen().toString(), count, start, Map.of("mean", mean));
        }
    }

    /** Files to pooled features, after one warm-up batch, as the feature store computes them. */
    private void features(Network network, DataSet data) {
        try (FrozenPass pass = FrozenPass.of(network, network::embed)) {
            embed(pass, network, data.items().subList(0, Math.min(BATCH, data.items().size())), data.classes());
            long start = System.nanoTime();
            Features found = embed(pass, network, data.items(), data.classes());
            print(Precision.chosen().toString(), data.items().size(), start, Map.of("mean", meanSize(found.values())));
        }
    }

    /** Mean of the absolute values, by which both sides see that they did the same work. */
    private static double meanSize(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum / values.length;
    }

    private static Features embed(FrozenPass frozen, Network network, List<Item> items, List<String> classes) {
        Loader loader = Loader.of(items, network.preprocessing()).batch(BATCH).refuseUnreadable();
        FloatBuffer values = null;
        try (Pass pass = loader.epoch(0)) {
            for (Batch batch : pass) {
                try (NDManager memory = network.manager().newSubManager(); NDArray x = batch.pixels(memory)) {
                    float[] rows = frozen.run(x).toFloatArray();
                    values = values == null ? FloatBuffer.allocate(rows.length / batch.count() * items.size()) : values;
                    values.put(rows);
                }
            }
        }
        return new Features(values.array(), values.capacity() / items.size(), items.stream().mapToInt(Item::label).toArray(),
                items.stream().map(Item::name).toList(), classes);
    }

    /** One training epoch of all layers with the guide's augmentation, after one step; scoring is not in the time. */
    private void epoch(Network network, DataSet data) {
        Student student = Student.of(network, data.classes());
        trained(student, oneBatch(data));
        History.Row row = trained(student, data);
        line("channels_last", data.train().size(), data.train().size() / row.picturesPerSecond(), Map.of());
    }

    /** The first pictures that train, to warm up on. */
    private static DataSet oneBatch(DataSet data) {
        List<Item> few = data.train().subList(0, Math.min(BATCH, data.train().size()));
        return new DataSet(data.name(), data.split(), data.classes(), few, List.of(), List.of(), List.of());
    }

    private static History.Row trained(Student student, DataSet data) {
        List<History.Row> rows = Trainer.of(student, data).trainOnly(Part.ALL).adam(RATE)
                .augment(Augmentation.guide()).batch(BATCH).epochs(1).fit().history().rows();
        return rows.get(rows.size() - 1);
    }

    /** The guide's extraction in its loop: augmented, three passes an epoch. */
    private void guide(Network network, DataSet data) {
        long start = System.nanoTime();
        Run run = Guide.of(data, network).epochs(epochs, 0).fit();
        print(epochs + " epochs", data.train().size(), start, Map.of("accuracy", run.bestAccuracy()));
    }

    /** The same end by features computed once, nothing of them there before. */
    private void stored(Network network, DataSet data) {
        long start = System.nanoTime();
        try (FrozenPass pass = FrozenPass.of(network, network::embed)) {
            SoftmaxProbe probe = SoftmaxProbe.fit(embed(pass, network, data.train(), data.classes()));
            double accuracy = probe.score(embed(pass, network, data.validation(), data.classes()));
            print("once, softmax", data.train().size(), start, Map.of("accuracy", accuracy));
        }
    }

    /** Eight epochs of the kit's preset from a new head, scored before and after each; in the time what is stored for them, nothing of it there before. */
    private void tune(Network network, DataSet data) {
        Trainer.of(Student.of(network, data.classes()), oneBatch(data))
                .trainOnly(Part.ALL).statistics(Statistics.FROZEN).sgd(1e-12, 0).epochs(1).fit(); // warm, and as good as unchanged
        Student student = Student.of(network, data.classes());
        Trainer trainer = Recipe.of(data, network).trainer(student).seed(System.nanoTime()) // of which no view is stored
                .trainOnly(way == Way.ALL ? Part.ALL : Part.of(part)).stored(way == Way.STORED ? Stored.FLOAT16 : Stored.NO);
        long start = System.nanoTime();
        Run run = trainer.fit();
        double seconds = (System.nanoTime() - start) / 1e9;
        History.Row last = run.history().rows().get(run.history().lastEpoch());
        line(way.name().toLowerCase(Locale.ROOT), last.epoch() * data.train().size(), seconds,
                Map.of("accuracy", last.validationAccuracy(), "phase", last.phase()));
    }

    /** All layers on small pictures; a line when an epoch is trained, the first before any. */
    private void memory(Network network, DataSet data) {
        Set<String> epochsSeen = new HashSet<>();
        Trainer.of(Student.of(network, data.classes()), data).trainOnly(Part.ALL).adam(RATE).augment(Augmentation.light())
                .preprocessing(network.preprocessing().size(size, size)).batch(BATCH).epochs(epochs)
                .progress((title, unit) -> (done, total, note) -> {
                    if (note.contains("scoring") && epochsSeen.add(note.substring(0, note.indexOf(',')))) {
                        int arrays = network.manager().getManagedArrays().size();
                        System.out.println(Output.json(Map.of("epoch", epochsSeen.size() - 1, "arrays", arrays)));
                    }
                }).fit();
    }

    private void print(String variant, int count, long start, Map<String, ?> more) {
        line(variant, count, (System.nanoTime() - start) / 1e9, more);
    }

    private void line(String variant, int count, double seconds, Map<String, ?> more) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("side", "kit");
        line.put("what", work.name().toLowerCase(Locale.ROOT));
        line.put("model", backbone.model);
        line.put("variant", variant);
        line.put("pictures", count);
        line.put("seconds", seconds);
        line.put("images_per_second", count / seconds);
        line.putAll(more);
        System.out.println(Output.json(line));
    }
}
