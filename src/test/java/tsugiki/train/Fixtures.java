package tsugiki.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.stream.StreamSupport;
import tsugiki.base.Json;

/** What PyTorch 2.7.1 computed, from {@code src/test/resources/tsugiki/train}. */
public final class Fixtures {

    private Fixtures() {}

    static JsonObject read(String name) {
        return Json.resource(Fixtures.class, name, TypeToken.get(JsonObject.class));
    }

    static List<JsonObject> cases(JsonObject fixture) {
        return StreamSupport.stream(fixture.getAsJsonArray("cases").spliterator(), false)
                .map(JsonElement::getAsJsonObject).toList();
    }

    /** The numbers of a JSON array. */
    public static float[] floats(JsonElement list) {
        JsonArray array = list.getAsJsonArray();
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }

    static double[] doubles(JsonElement list) {
        return StreamSupport.stream(list.getAsJsonArray().spliterator(), false).mapToDouble(JsonElement::getAsDouble).toArray();
    }

    static double number(JsonObject settings, String name) {
        return settings.get(name).getAsDouble();
    }

    /** Sgd or Adam, as a case of PyTorch's describes it. */
    static Optimizer optimizer(JsonObject c) {
        return c.get("optimizer").getAsString().equals("sgd")
                ? new Sgd(number(c, "momentum"), c.get("nesterov").getAsBoolean(), number(c, "weightDecay"))
                : new Adam(number(c, "beta1"), number(c, "beta2"), number(c, "eps"), number(c, "weightDecay"),
                        c.get("decoupled").getAsBoolean());
    }
}
