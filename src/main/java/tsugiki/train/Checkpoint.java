package tsugiki.train;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.data.LeftOut;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

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
    private static final Pattern BEST = Pattern.compile("|best-\\d{1,9}\\.safetensors");

    void write(Path file) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        optimizer.tensors().forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        SafeTensors.write(file, StateDict.of(file.toString(), tensors), Map.of("settings", Json.line(settings),
                "history", history.toJson(), "best", best, "leftOut", Json.line(leftOut.stream().map(l -> List.of(l.file(), l.why())).toList())));
    }

    /** @throws CourseException if the file is damaged or holds something else */
    static Checkpoint read(Path file) {
        StateDict all = SafeTensors.read(file);
        Map<String, String> text = all.metadata();
        if (!text.keySet().containsAll(List.of("settings", "history", "best", "leftOut"))) {
            throw new CourseException("%s is not a checkpoint of a training: choose another folder.", file);
        }
        try {
            Map<String, String> settings = Json.read(text.get("settings"), new TypeToken<LinkedHashMap<String, String>>() {});
            Checkpoint checkpoint = new Checkpoint(settings, History.fromJson(text.get("history")), text.get("best"),
                    leftOut(text.get("leftOut")), below(all, WEIGHTS), below(all, OPTIMIZER));
            if (checkpoint.isSound()) {
                return checkpoint;
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | IllegalArgumentException
                | IndexOutOfBoundsException | NullPointerException | ClassCastException e) { // what Gson and records throw at wrong types
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    private static List<LeftOut> leftOut(String json) {
        List<List<String>> pairs = Json.read(json, new TypeToken<List<List<String>>>() {});
        return pairs.stream().map(pair -> new LeftOut(Objects.requireNonNull(pair.get(0)), Objects.requireNonNull(pair.get(1)))).toList();
    }

    /** Epochs follow each other from 0; the best one's file lies beside this one and nowhere else. */
    private boolean isSound() {
        List<History.Row> rows = history.rows();
        return settings != null && !rows.isEmpty() && BEST.matcher(best).matches()
                && IntStream.range(0, rows.size()).allMatch(i -> rows.get(i).epoch() == i);
    }

    static CourseException damaged(Path file, Exception cause) {
        return new CourseException(cause, "%s is a damaged checkpoint: delete its folder to train anew, or choose another.", file);
    }

    private static StateDict below(StateDict all, String prefix) {
        return all.renamed(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : null);
    }
}
