package tsugiki.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Mutated;
import tsugiki.transfer.Student;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;

class DamagedCheckpointTest {

    @TempDir
    Path dir;

    private void train() {
        try (Student student = Tiny.student()) {
            Trainer.of(student, Tiny.data()).epochs(2).batch(7).in(dir).fit().useBest();
        }
    }

    @Test
    void damagedMetadataEndInOneSentence() throws IOException {
        train();
        Path file = dir.resolve("phase-1/checkpoint.safetensors");
        byte[] whole = Files.readAllBytes(file);
        StateDict good = SafeTensors.read(file);
        for (int seed = 0; seed < 80; seed++) {
            String key = List.of("settings", "history", "best", "leftOut").get(seed % 4);
            Map<String, String> metadata = new HashMap<>(good.metadata());
            metadata.put(key, Mutated.json(metadata.get(key), seed));
            SafeTensors.write(file, good, metadata);
            Mutated.endsWellOrInOneSentence(key + ", seed " + seed, seed % 8 > 3 ? () -> Checkpoint.read(file) : this::train);
            Files.write(file, whole); // a training that went on wrote it anew
        }
    }
}
