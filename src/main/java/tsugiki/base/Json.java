package tsugiki.base;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records as JSON and back, the same way everywhere: read to the letter of RFC 8259, written without escapes meant
 * for web pages. JSON has no NaN and no infinity: such a number is written as null, and null is read as NaN where
 * a record asks for a {@code double}. A number that a record needs and the text does not have is refused, not 0.
 */
public final class Json {

    private static final Gson LINE = builder().serializeNulls().create();
    /** What is null is left out. */
    private static final Gson PRETTY = builder().setPrettyPrinting().create();

    private Json() {}

    private static GsonBuilder builder() {
        return new GsonBuilder().disableHtmlEscaping().setStrictness(Strictness.STRICT).registerTypeAdapterFactory(new Whole())
                .registerTypeAdapter(double.class, new Measured(Double.NaN)).registerTypeAdapter(Double.class, new Measured(null));
    }

    /** One line. */
    public static String line(Object value) {
        return LINE.toJson(value);
    }

    /** Indented lines, the last one ended; what is null is left out. */
    public static String lines(Object value) {
        return PRETTY.toJson(value) + "\n";
    }

    /**
     * Reads a text.
     *
     * @return null where the text is empty or says so
     * @throws JsonParseException if it is no JSON, not of this type, or what a record refuses
     */
    public static <T> T read(String text, Class<T> type) {
        return read(text, TypeToken.get(type));
    }

    /** {@link #read(String, Class)} for a type with parameters, e.g. {@code new TypeToken<List<String>>() {}}. */
    public static <T> T read(String text, TypeToken<T> type) {
        try {
            return LINE.fromJson(text, type);
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) { // Gson's own for what a record refuses
            throw new JsonParseException("a value makes no sense", e);
        }
    }

    /** Reads a file that is packed beside a class. */
    public static <T> T resource(Class<?> beside, String name, TypeToken<T> type) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return LINE.fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that may be none. */
    private static final class Measured extends TypeAdapter<Double> {

        private final Double none;

        Measured(Double none) {
            this.none = none;
        }

        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (value == null || !Double.isFinite(value)) {
                out.nullValue();
            } else {
                out.value(value);
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return none;
            }
            return in.nextDouble();
        }
    }

    /** Records that have all their numbers: Gson alone takes 0 for one that is missing. */
    private static final class Whole implements TypeAdapterFactory {

        @Override
        public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (!type.getRawType().isRecord()) {
                return null;
            }
            TypeAdapter<T> plain = gson.getDelegateAdapter(this, type);
            List<String> numbers = Stream.of(type.getRawType().getRecordComponents()).filter(c -> c.getType().isPrimitive())
                    .map(RecordComponent::getName).toList();
            return numbers.isEmpty() ? plain : new TypeAdapter<>() {
                @Override
                public void write(JsonWriter out, T value) throws IOException {
                    plain.write(out, value);
                }

                @Override
                public T read(JsonReader in) throws IOException {
                    JsonElement tree = gson.getAdapter(JsonElement.class).read(in); // its own numbers are cut: 1.5 would be 1
                    if (tree.isJsonObject() && !tree.getAsJsonObject().keySet().containsAll(numbers)) {
                        throw new JsonParseException("one of " + numbers + " is missing");
                    }
                    return plain.read(gson.newJsonReader(new StringReader(tree.toString())));
                }
            };
        }
    }
}
