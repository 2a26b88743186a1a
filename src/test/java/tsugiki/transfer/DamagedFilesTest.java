package tsugiki.transfer;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Mutated;
import tsugiki.data.LeftOut;
import tsugiki.features.FeatureFile;
import tsugiki.features.FeatureStore;
import tsugiki.features.Space;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.zoo.Zoo;

/** Damage of any kind in what is kept ends in one sentence, never in another exception. */
class DamagedFilesTest {

    @TempDir
    Path folder;

    @Test
    void aStudentsFacts() throws IOException {
        Network net = Zoo.create("shufflenet_v2_x0_5");
        net.initialize(1);
        try (Student student = Student.of(net, Made.CLASSES, HeadPlan.hidden(7, 0.25))) {
            student.save(folder, new TrainingNote("head", Map.of("split", "official"), Map.of("test", 0.5)));
        }
        Path file = folder.resolve("student.json");
        String text = Files.readString(file);
        for (int seed = 0; seed < 400; seed++) {
            Files.writeString(file, Mutated.json(text, seed));
            boolean whole = seed % 20 == 0;
            Mutated.endsWellOrInOneSentence("student.json, seed " + seed, () -> {
                if (whole) {
                    Student.load(folder).close();
                } else {
                    StudentFacts.read(file);
                }
            });
        }
    }

    @Test
    void featuresAndTheirMetadata() {
        Path file = folder.resolve("f.safetensors");
        Space space = new Space("resnet18", Space.HEAD, "", "{}", Space.PLAIN, Precision.FLOAT32, DataType.FLOAT32, List.of(4L));
        new FeatureFile(Made.features(2, 3, 4, 1, 7), List.of(new LeftOut("rose/x.jpg", "it is empty"))).write(file, space);
        StateDict good = SafeTensors.read(file);
        for (int seed = 0; seed < 90; seed++) {
            String key = List.of("classes", "files", "left_out").get(seed % 3);
            Map<String, String> metadata = new HashMap<>(good.metadata());
            metadata.put(key, Mutated.json(metadata.get(key), seed));
            SafeTensors.write(file, good, metadata);
            Mutated.endsWellOrInOneSentence(key + ", seed " + seed, () -> FeatureStore.read(file));
        }
    }
}
