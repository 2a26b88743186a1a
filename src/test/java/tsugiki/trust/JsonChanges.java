package tsugiki.trust;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Changes of JSON by its values, also within safetensors' headers and the texts in them. */
final class JsonChanges {

    private static final Gson JSON = new GsonBuilder().serializeNulls().serializeSpecialFloatingPointValues().disableHtmlEscaping().create();

    private JsonChanges() {}

    static byte[] change(byte[] json, byte[] other, SplittableRandom random) {
        return change(new String(json, StandardCharsets.UTF_8), random).getBytes(StandardCharsets.UTF_8);
    }

    /** A value somewhere becomes another, is doubled, or goes; a text that is JSON is changed within. */
    static String change(String json, SplittableRandom random) {
        JsonElement root = JsonParser.parseString(json);
        List<Consumer<JsonElement>> places = new ArrayList<>();
        List<JsonElement> values = new ArrayList<>();
        collect(root, places, values);
        if (places.isEmpty()) {
            return JSON.toJson(value(root, random));
        }
        int at = random.nextInt(places.size());
        JsonElement old = values.get(at);
        boolean nested = old.isJsonPrimitive() && old.getAsString().matches("(?s)[\\[{].*") && random.nextInt(4) > 0;
        places.get(at).accept(nested ? new JsonPrimitive(change(old.getAsString(), random)) : value(old, random));
        return JSON.toJson(root);
    }

    private static void collect(JsonElement node, List<Consumer<JsonElement>> places, List<JsonElement> values) {
        if (node instanceof JsonObject object) {
            for (String key : List.copyOf(object.keySet())) {
                places.add(value -> replace(object, key, value));
                values.add(object.get(key));
                collect(object.get(key), places, values);
            }
        } else if (node instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                values.add(array.get(i));
                collect(array.get(i), places, values);
            }
        }
    }

    /** Java's null takes the entry out; a text may become the key's new name. */
    private static void replace(JsonObject object, String key, JsonElement value) {
        if (value.isJsonNull() && key.length() % 2 == 0) {
            object.remove(key);
        } else {
            object.add(key, value);
        }
    }

    private static JsonElement value(JsonElement old, SplittableRandom random) {
        return switch (random.nextInt(14)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonPrimitive(Mutation.interesting(100, random));
            case 2 -> new JsonPrimitive(-1);
            case 3 -> new JsonPrimitive(1e308);
            case 4 -> new JsonPrimitive(Double.NaN);
            case 5 -> new JsonPrimitive("");
            case 6 -> new JsonPrimitive("\u001b[31m\0" + "x".repeat(random.nextInt(3000)) + "%s\n\u202e");
            case 7 -> new JsonArray();
            case 8 -> new JsonObject();
            case 9 -> nested(random.nextInt(600));
            case 10 -> new JsonPrimitive(true);
            case 11 -> new JsonPrimitive(0.5 + random.nextInt(3));
            case 12 -> JsonParser.parseString("[" + "1,".repeat(random.nextInt(300)) + (1 << random.nextInt(31)) + "]");
            default -> doubled(old);
        };
    }

    private static JsonElement doubled(JsonElement old) {
        JsonArray both = new JsonArray();
        both.add(old);
        both.add(old);
        return both;
    }

    private static JsonElement nested(int depth) {
        JsonElement node = new JsonArray();
        for (int i = 0; i < depth; i++) {
            JsonArray outer = new JsonArray();
            outer.add(node);
            node = outer;
        }
        return node;
    }

    /** The header of safetensors, with its length made right. */
    static byte[] header(byte[] file, byte[] other, SplittableRandom random) {
        int length = Math.toIntExact(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong());
        String json = change(new String(file, 8, length, StandardCharsets.UTF_8), random);
        return safeTensors(json, Arrays.copyOfRange(file, 8 + length, file.length));
    }

    static byte[] safeTensors(String header, byte[] body) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + body.length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(body).array();
    }
}
