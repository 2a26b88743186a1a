package tsugiki.trust;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Download;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSets;
import tsugiki.data.Flowers102Door;
import tsugiki.data.Split;
import tsugiki.features.FeatureStore;
import tsugiki.features.StageStore;
import tsugiki.features.StorageSettings;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.picture.Picture;
import tsugiki.transfer.Student;
import tsugiki.weights.SafeTensors;
import tsugiki.zoo.Zoo;

/** Single steps of the kit, each in a process of its own, for the harnesses that kill and that start two at once. */
public final class Steps {

    private static final String NETWORK = "shufflenet_v2_x0_5";
    private static final List<String> CLASSES = List.of("rose", "tulip");

    private Steps() {}

    /** Exit code: 0, or 1 with the sentence of the refusal. */
    public static void main(String[] words) throws Exception {
        try {
            step(words);
        } catch (CourseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void step(String[] words) throws Exception {
        Path first = Path.of(words[1]);
        switch (words[0]) {
            case "pictures" -> pictures(first, Integer.parseInt(words[2]));
            case "weights" -> weights(first);
            case "save" -> save(first, Long.parseLong(words[2]));
            case "load" -> Student.load(first).close();
            case "download" -> Download.to(URI.create(words[2]), first, Digest.sha256(words[3]), Progress.SILENT);
            case "unpack" -> Flowers102Door.open(first, Path.of(words[2])).items();
            case "official" -> official(first);
            case "store" -> store(first, Path.of(words[2]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** Two classes that differ in colour. */
    private static void pictures(Path folder, int each) throws Exception {
        for (String name : CLASSES) {
            for (int i = 0; i < each; i++) {
                Path file = folder.resolve(name).resolve(Text.of("%02d.png", i));
                Files.createDirectories(file.getParent());
                int red = name.equals("rose") ? 250 - 9 * i : 9 * i;
                ImageIO.write(Picture.filled(32, 32, red & 255, 11 * i & 255, 120).toImage(), "png", file.toFile());
            }
        }
    }

    private static void weights(Path file) {
        try (Network network = Zoo.create(NETWORK)) {
            network.initialize(1);
            SafeTensors.write(file, StateLoader.stateDict(network), Map.of());
        }
    }

    private static void save(Path folder, long seed) {
        Network network = Zoo.create(NETWORK);
        network.initialize(seed);
        try (Student student = Student.of(network, CLASSES)) {
            student.save(folder);
        }
    }

    /** Activations of a stage of all pictures; says how many were computed. */
    private static void store(Path pictures, Path weights) {
        AtomicLong computed = new AtomicLong();
        Progress.Factory counting = (title, unit) -> new Progress() {
            private long before = -1;

            @Override
            public void report(long done, long total, String note) {
                computed.addAndGet(before < 0 ? 0 : done - before);
                before = done;
            }
        };
        try (Network network = Zoo.load(NETWORK, weights);
                StageStore store = FeatureStore.at(network, "stage3", DataSets.open(pictures.toString(), Split.RANDOM, 1),
                        StorageSettings.of(network.preprocessing().size(64, 64)), counting)) {
            System.out.println("stored " + store.features().train() + ", computed " + computed);
        }
    }

    /** The three official files of Flowers-102 in small. */
    private static void official(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("102flowers.tgz"), OtherSeeds.archives().get(0));
        Files.write(folder.resolve("imagelabels.mat"), OtherSeeds.matrices(true));
        Files.write(folder.resolve("setid.mat"), OtherSeeds.matrices(true));
    }
}
