package tsugiki.features;

import ai.djl.ndarray.types.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.data.Item;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;

/**
 * Everything stored features depend on. Another network, other weights before the head, another
 * preprocessing or another picture: another key, so that stored features are never stale. The head does
 * not count: a network and the student grafted on it share their features.
 *
 * @param network torchvision's name
 * @param cut path of the head, before which the features are taken
 * @param weights SHA-256 of the values before the head
 * @param preprocessing as JSON
 */
record FeatureKey(String network, String cut, String weights, String preprocessing) {

    /** Raise it when preprocessing or networks come to give other numbers. */
    private static final String EDITION = "1";

    static FeatureKey of(Network net, Preprocessing preprocessing) {
        return new FeatureKey(net.name(), net.headPath(), weightsHash(net), Json.line(preprocessing));
    }

    /** SHA-256 over name, shape and values of every weight and running statistic before the head. */
    static String weightsHash(Network net) {
        return Digest.of("SHA-256", digest -> net.state().forEach((path, parameter) -> {
            if (!path.startsWith(net.headPath() + ".") && parameter.type() == DataType.FLOAT32) {
                digest.update((path + parameter.shape()).getBytes(StandardCharsets.UTF_8));
                digest.update(parameter.array().toByteBuffer(true));
            }
        }));
    }

    /** The key of these pictures, 32 hexadecimal digits. */
    String of(List<Item> items, List<String> classes) {
        List<String> lines = new ArrayList<>(List.of(EDITION, network, cut, weights, preprocessing));
        lines.addAll(classes);
        List<String> prints = Item.fingerprints(items);
        for (int i = 0; i < prints.size(); i++) {
            lines.add(items.get(i).name() + "\t" + items.get(i).label() + "\t" + prints.get(i));
        }
        return Digest.ofLines("SHA-256", lines).substring(0, 32);
    }

    /** What a features file says of its origin. */
    Map<String, String> origin() {
        return Map.of("network", network, "cut", cut, "weights", weights, "preprocessing", preprocessing);
    }
}
