package tsugiki.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tsugiki.base.AtomicFiles;
import tsugiki.data.Batch;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Flowers102Door;
import tsugiki.data.GroceryDoor;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.features.FeatureStore;
import tsugiki.network.Network;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.train.CheckpointDoor;
import tsugiki.transfer.Student;
import tsugiki.weights.StateDict;
import tsugiki.weights.WeightsReader;
import tsugiki.zoo.Zoo;

/** What the kit does with each kind of input. */
final class Readers {

    private static final Preprocessing EIGHT = new Preprocessing(9, 8, Interpolation.BILINEAR, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    private final byte[] archive = OtherSeeds.archives().get(0);
    private final byte[] matrices = OtherSeeds.matrices(true);
    private final FolderPlan plan = new FolderPlan();
    private final Path student;

    /** @param made a folder for what readings have in common; it must outlive them */
    Readers(Path made) throws Exception {
        student = made.resolve("student");
        Network network = Zoo.create("shufflenet_v2_x0_5");
        network.initialize(1);
        try (Student whole = Student.of(network, List.of("rose", "tulip"))) {
            whole.save(student);
        }
    }

    /** A whole student's; the same without the sum of its weights; and with another head than they have. */
    List<byte[]> students() throws IOException {
        String json = Files.readString(student.resolve("student.json"));
        String free = json.replaceAll("\"weights\": *\"[0-9a-f]+\",", "");
        String hidden = free.replace("\"LINEAR\"", "\"HIDDEN\"").replaceAll("\"hidden\": *\\[ *]", "\"hidden\": [4, 5]");
        return List.of(OtherSeeds.text(json), OtherSeeds.text(free), OtherSeeds.text(hidden));
    }

    void picture(byte[] input, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("picture"), input);
        Picture.orientation(file);
        EIGHT.normalise(EIGHT.geometry(Picture.read(file)));
    }

    void weights(byte[] input, Path folder) throws IOException {
        StateDict tensors = WeightsReader.read(Files.write(folder.resolve("weights"), input));
        tensors.tensors().values().forEach(tensor -> {
            if (tensor.dtype().name().startsWith("F") || tensor.dtype().name().startsWith("BF")) {
                tensor.toFloats();
            }
        });
    }

    void features(byte[] input, Path folder) throws IOException {
        FeatureStore.read(Files.write(folder.resolve("features.safetensors"), input));
    }

    void checkpoint(byte[] input, Path folder) throws IOException {
        CheckpointDoor.read(Files.write(folder.resolve("checkpoint.safetensors"), input));
    }

    void student(byte[] input, Path folder) throws IOException {
        Files.write(folder.resolve("student.json"), input);
        Files.createLink(folder.resolve("weights.safetensors"), student.resolve("weights.safetensors"));
        Student.load(folder).close();
    }

    void mat(byte[] input, Path folder) throws IOException {
        flowers(archive, input, folder);
    }

    void tgz(byte[] input, Path folder) throws IOException {
        flowers(input, matrices, folder);
    }

    void zip(byte[] input, Path folder) throws IOException {
        Files.write(folder.resolve("GroceryStoreDataset.zip"), input);
        Path unpacked = folder.resolve("unpacked");
        try {
            GroceryDoor.open(folder, unpacked).items().forEach(Item::name);
        } finally {
            requireNoDebris(unpacked);
        }
    }

    private static void flowers(byte[] tgz, byte[] mat, Path folder) throws IOException {
        Files.write(folder.resolve("102flowers.tgz"), tgz);
        Files.write(folder.resolve("imagelabels.mat"), mat);
        Files.write(folder.resolve("setid.mat"), mat);
        Path unpacked = folder.resolve("unpacked");
        try {
            Flowers102Door.open(folder, unpacked).items().forEach(Item::name);
        } finally {
            requireNoDebris(unpacked);
        }
    }

    private static void requireNoDebris(Path unpacked) throws IOException {
        if (Files.isDirectory(unpacked)) {
            try (var entries = Files.list(unpacked)) {
                entries.map(entry -> entry.getFileName().toString()).filter(name -> !name.matches("[0-9a-f]{12,64}")).findFirst().ifPresent(name -> {
                    throw new Complaint("left behind: " + name);
                });
            }
        }
    }

    /** Opens the folder and reads all its pictures as training does. */
    void folder(byte[] input, Path folder) throws IOException {
        Path root = folder.resolve("pictures");
        plan.build(new String(input, StandardCharsets.UTF_8), root);
        DataSet data = DataSets.open(root.toString(), null, 1);
        Complaint.about(data.describe());
        data.leftOut().forEach(Readers::requireSaid);
        try (Pass pass = Loader.of(data.items(), EIGHT).batch(4).threads(1).epoch(0)) {
            for (Batch batch : pass) {
                batch.count();
            }
            pass.leftOut().forEach(Readers::requireSaid);
        }
    }

    private static void requireSaid(LeftOut file) {
        Complaint.about(file.why());
    }

    static void clear(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                AtomicFiles.deleteTree(entry);
            }
        }
    }
}
