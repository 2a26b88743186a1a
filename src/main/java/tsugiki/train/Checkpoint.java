package tsugiki.train;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.data.LeftOut;
import tsugiki.zoo.weights.SafeTensors;
import tsugiki.zoo.weights.StateDict;
import tsugiki.zoo.weights.TensorData;

/**
 * A training at the end of an epoch: one safetensors file, so that it is there whole or not at all.
 * Weights are named {@code weights/PATH}, the optimizer's memory {@code optimizer/PATH}; the rest is
 * its metadata.
 *
 * @param settings every setting in words, by name
 * @param history what was measured so far
 * @param best name of the file with the best weights, beside this one; empty if an earlier phase had better ones
 * @param leftOut pictures that could not be read
 * @param weights of the whole network
 * @param optimizer what the optimizer remembers; empty when the training is finished
 */
record Checkpoint(Map<String, String> settings, History history, String best, List<LeftOut> leftOut,
        StateDict weights, StateDict optimizer) {

    private static final String WEIGHTS = "weights/";
    private static final String OPTIMIZER = "optimizer/";

    void write(Path file) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        optimizer.tensors().forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        Gson gson = new Gson();
        SafeTensors.write(file, StateDict.of(file.toString(), tensors), Map.of("settings", gson.toJson(settings),
                "history", history.toJson(), "best", best, "leftOut", gson.toJson(leftOut.stream().map(l -> List.of(l.file(), l.why())).toList())));
    }

    /** @throws CourseException if the file is damaged or holds something else */
    static Checkpoint read(Path file) {
        StateDict all = SafeTensors.read(file);
        Map<String, String> text = all.metadata();
        if (!text.keySet().containsAll(List.of("settings", "history", "best", "leftOut"))) {
            throw new CourseException("%s is not a checkpoint of a training: choose another folder.", file);
        }
        Gson gson = new Gson();
        Map<String, String> settings = gson.fromJson(text.get("settings"), new TypeToken<LinkedHashMap<String, String>>() {}.getType());
        List<List<String>> leftOut = gson.fromJson(text.get("leftOut"), new TypeToken<List<List<String>>>() {}.getType());
        return new Checkpoint(settings, History.fromJson(text.get("history")), text.get("best"),
                leftOut.stream().map(l -> new LeftOut(l.get(0), l.get(1))).toList(), below(all, WEIGHTS), below(all, OPTIMIZER));
    }

    private static StateDict below(StateDict all, String prefix) {
        return all.renamed(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : null);
    }
}
