package tsugiki.zoo.arch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tsugiki.network.Network;
import tsugiki.nn.Block;

/** The names of EfficientNet-Lite's published weights (TensorFlow's order and words) as paths of our blocks. */
final class LiteKeys {

    private static final List<String> EXPANDED =
            List.of("_expand_conv", "_bn0", "_depthwise_conv", "_bn1", "_project_conv", "_bn2");

    private LiteKeys() {}

    /** Maps a published name such as {@code _blocks.3._bn1.weight} to {@code features.3.0.block.1.1.weight}. */
    static UnaryOperator<String> of(Network lite) {
        Map<String, String> blocks = blocks(lite);
        return name -> {
            int dot = name.lastIndexOf('.');
            String block = blocks.get(name.substring(0, Math.max(dot, 0)));
            return block == null ? name : block + name.substring(dot);
        };
    }

    private static Map<String, String> blocks(Network lite) {
        Map<String, String> names = new HashMap<>();
        int last = lite.child("features").children().size() - 1;
        names.put("_conv_stem", "features.0.0");
        names.put("_bn0", "features.0.1");
        names.put("_conv_head", "features." + last + ".0");
        names.put("_bn1", "features." + last + ".1");
        names.put("_fc", "classifier.1");
        int number = 0;
        for (int stage = 1; stage < last; stage++) {
            for (int i = 0; i < lite.child("features." + stage).children().size(); i++) {
                addBlock(names, "_blocks." + number++, "features." + stage + "." + i + ".block", lite);
            }
        }
        return names;
    }

    private static void addBlock(Map<String, String> names, String published, String path, Network lite) {
        Block block = lite.child(path);
        int units = block.children().size();
        List<String> parts = EXPANDED.subList(EXPANDED.size() - 2 * units, EXPANDED.size());
        for (int i = 0; i < parts.size(); i++) {
            names.put(published + "." + parts.get(i), path + "." + i / 2 + "." + i % 2);
        }
    }
}
