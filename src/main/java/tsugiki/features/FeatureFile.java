package tsugiki.features;

import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.data.LeftOut;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/**
 * Features on disk: safetensors with {@code features [N, D]} float32 and {@code labels [N]} int64; the
 * metadata hold, as JSON, {@code classes}, {@code files} and {@code left_out}, and the origin.
 *
 * @param leftOut pictures that could not be read
 */
public record FeatureFile(Features features, List<LeftOut> leftOut) {

    /** Writes the file, whole or not at all. @param space what the features depend on */
    public void write(Path file, Space space) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        tensors.put("features", TensorData.of(features.values(), features.size(), features.dimension()));
        tensors.put("labels", TensorData.of(IntStream.of(features.labels()).asLongStream().toArray(), features.size()));
        Map<String, String> metadata = new LinkedHashMap<>(space.origin());
        metadata.put("classes", Json.line(features.classes()));
        metadata.put("files", Json.line(features.files()));
        metadata.put("left_out", Json.line(leftOut));
        SafeTensors.write(file, StateDict.of(file.toString(), tensors), metadata);
    }

    /** @throws CourseException if the file is missing, damaged, or holds no features */
    static FeatureFile read(Path file) {
        StateDict tensors = SafeTensors.read(file);
        TensorData values = tensors.get("features");
        TensorData labels = tensors.get("labels");
        if (values.shape().length != 2 || !values.dtype().isFloating() || labels.shape().length != 1 || labels.dtype().isFloating()) {
            throw damaged(file, null);
        }
        try {
            Features features = new Features(values.toFloats(), Math.toIntExact(values.shape()[1]),
                    LongStream.of(labels.toLongs()).mapToInt(Math::toIntExact).toArray(),
                    list(tensors, "files", String[].class), list(tensors, "classes", String[].class));
            List<LeftOut> leftOut = list(tensors, "left_out", LeftOut[].class);
            if (leftOut.stream().anyMatch(left -> left.file() == null || left.why() == null)) {
                throw damaged(file, null);
            }
            return new FeatureFile(features, leftOut);
        } catch (IllegalArgumentException | ArithmeticException | JsonParseException | NullPointerException e) {
            throw damaged(file, e);
        }
    }

    private static <T> List<T> list(StateDict tensors, String key, Class<T[]> type) {
        String json = tensors.metadata().get(key);
        if (json == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return List.of(Json.read(json, type));
    }

    static CourseException damaged(Path file, Exception cause) {
        return new CourseException(cause, "%s is no features file of this kit, or a damaged one: delete it and store the features again.", file);
    }
}
