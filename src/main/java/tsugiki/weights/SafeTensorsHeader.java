package tsugiki.weights;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/** Reads a safetensors header and believes nothing in it: every size is checked against the file. */
final class SafeTensorsHeader {

    // Far beyond any network; shields the array of a shape from a long list.
    private static final int MAX_RANK = 64;

    private final Path file;
    private final long dataSize;

    /** @param dataSize bytes in the file after the header */
    SafeTensorsHeader(Path file, long dataSize) {
        this.file = file;
        this.dataSize = dataSize;
    }

    SafeTensors.Header parse(String json) {
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            in.setStrictness(Strictness.STRICT);
            SafeTensors.Header header = header(in);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw damaged("its header goes on after its end");
            }
            checkLayout(header.tensors());
            return header;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new CourseException(e, "%s has a header that cannot be read (not the JSON of safetensors): it is damaged, get it again.", file);
        }
    }

    private SafeTensors.Header header(JsonReader in) throws IOException {
        Map<String, SafeTensors.Entry> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = null;
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (name.equals("__metadata__")) {
                if (metadata != null) {
                    throw damaged("its header has __metadata__ twice");
                }
                metadata = metadata(in);
            } else if (tensors.put(name, entry(in, name)) != null) {
                throw damaged("its header names " + name + " twice");
            }
        }
        in.endObject();
        return new SafeTensors.Header(tensors, metadata == null ? Map.of() : metadata);
    }

    private Map<String, String> metadata(JsonReader in) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String key = in.nextName();
            expect(in, JsonToken.STRING);
            if (metadata.put(key, in.nextString()) != null) {
                throw damaged("its metadata name " + key + " twice");
            }
        }
        in.endObject();
        return metadata;
    }

    private SafeTensors.Entry entry(JsonReader in, String name) throws IOException {
        DType dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "dtype" -> dtype = dtype(in, name);
                case "shape" -> shape = numbers(in, name);
                case "data_offsets" -> offsets = numbers(in, name);
                default -> throw damaged("the entry of " + name + " has a field that safetensors does not know");
            }
        }
        in.endObject();
        if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
            throw damaged("the entry of " + name + " lacks dtype, shape or two data_offsets");
        }
        return checked(name, new SafeTensors.Entry(dtype, shape.stream().mapToLong(Long::longValue).toArray(), offsets.get(0), offsets.get(1)));
    }

    private SafeTensors.Entry checked(String name, SafeTensors.Entry entry) {
        if (entry.begin() > entry.end() || entry.end() > dataSize) {
            throw damaged("the bytes of " + name + " are not all in the file");
        }
        if (TensorData.byteSize(entry.dtype(), entry.shape()) != entry.end() - entry.begin()) {
            throw damaged("the shape of " + name + " does not fit its bytes");
        }
        return entry;
    }

    /** The tensors must fill the data: no byte twice, none unused. */
    private void checkLayout(Map<String, SafeTensors.Entry> tensors) {
        List<Map.Entry<String, SafeTensors.Entry>> byPlace = new ArrayList<>(tensors.entrySet());
        byPlace.sort(Comparator.comparingLong((Map.Entry<String, SafeTensors.Entry> e) -> e.getValue().begin())
                .thenComparingLong(e -> e.getValue().end()));
        long end = 0;
        for (Map.Entry<String, SafeTensors.Entry> e : byPlace) {
            if (e.getValue().begin() != end) {
                throw damaged("the bytes of " + e.getKey() + " overlap another tensor's or leave a gap");
            }
            end = e.getValue().end();
        }
        if (end != dataSize) {
            throw damaged("it holds " + (dataSize - end) + " bytes that belong to no tensor");
        }
    }

    private DType dtype(JsonReader in, String name) throws IOException {
        expect(in, JsonToken.STRING);
        String text = in.nextString();
        return DType.named(text).orElseThrow(() -> new CourseException(
                "%s holds %s as %s, which the kit cannot read: save it as F32.", file, Shown.text(name), Shown.text(text)));
    }

    private List<Long> numbers(JsonReader in, String name) throws IOException {
        List<Long> numbers = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            expect(in, JsonToken.NUMBER);
            long number = in.nextLong();
            if (number < 0 || numbers.size() == MAX_RANK) {
                throw damaged("the entry of " + name + " has a negative number or too many");
            }
            numbers.add(number);
        }
        in.endArray();
        return numbers;
    }

    private void expect(JsonReader in, JsonToken token) throws IOException {
        if (in.peek() != token) {
            throw damaged("its header has a " + in.peek() + " where a " + token + " belongs");
        }
    }

    private CourseException damaged(String why) {
        return new CourseException("%s is not a whole safetensors file: %s. Get it again.", file, Shown.text(why));
    }
}
