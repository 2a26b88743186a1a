package tsugiki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.weights.SafeTensors;
import tsugiki.zoo.Zoo;

/**
 * {@code train} for tests, with a small network whose weights know nothing.
 *
 * @param student where each training saves its student
 * @param weights the network's file
 */
record SmallTraining(Path student, Path weights) {

    static final String NETWORK = "shufflenet_v2_x0_5";

    /** @param folder takes both */
    static SmallTraining in(Path folder) {
        SmallTraining made = new SmallTraining(folder.resolve("student"), folder.resolve("made.safetensors"));
        try (Network network = Zoo.create(NETWORK)) {
            network.initialize(1);
            SafeTensors.write(made.weights, StateLoader.stateDict(network), Map.of());
        }
        return made;
    }

    Call train(Path pictures, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "--data", pictures.toString(), "--model", NETWORK, "--weights", weights.toString(),
                "--out", student.toString(), "--format", "json"));
        words.addAll(List.of(more));
        return Call.call(words.toArray(String[]::new));
    }
}
