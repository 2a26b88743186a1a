package tsugiki.zoo;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tsugiki.network.Network;
import tsugiki.parity.MadeNetwork;

/** One small network of each family, two where a family has two forms: over these go the tests of what holds for every family. */
public final class SmallNetworks {

    /** By name the side of pictures that none of its stages loses: the smaller, the sooner. */
    private static final Map<String, Integer> SIDES = new LinkedHashMap<>();

    static {
        SIDES.put("alexnet", 96);
        SIDES.put("convnext_tiny", 64);
        SIDES.put("densenet121", 64);
        SIDES.put("efficientnet_b0", 64);
        SIDES.put("efficientnet_lite0", 64);
        SIDES.put("efficientnet_v2_s", 64);
        SIDES.put("googlenet", 64);
        SIDES.put("inception_v3", 96);
        SIDES.put("maxvit_t", 224);
        SIDES.put("mnasnet0_5", 64);
        SIDES.put("mobilenet_v2", 64);
        SIDES.put("mobilenet_v3_small", 64);
        SIDES.put("regnet_x_400mf", 64);
        SIDES.put("regnet_y_400mf", 64);
        SIDES.put("resnet18", 64);
        SIDES.put("shufflenet_v2_x0_5", 64);
        SIDES.put("squeezenet1_1", 96);
        SIDES.put("swin_t", 96);
        SIDES.put("swin_v2_t", 96);
        SIDES.put("vgg11_bn", 64);
        SIDES.put("vit_b_32", 224);
    }

    private static final List<String> ENLARGE = List.of("efficientnet_b5", "efficientnet_b6", "efficientnet_b7", "efficientnet_v2", "maxvit", "regnet_y_1", "regnet_y_3");

    private SmallNetworks() {}

    public static List<String> names() {
        return List.copyOf(SIDES.keySet());
    }

    /** Name and side. */
    public static Stream<Arguments> withSides() {
        return SIDES.entrySet().stream().map(small -> arguments(small.getKey(), small.getValue()));
    }

    /**
     * Under made weights, gates upon gates enlarge the last digit's rounding until two engines, or one in float32 and
     * float64, name other classes: where that is so, weights as drawn for a training are taken.
     *
     * @param name of any network
     */
    public static Network made(String name) {
        if (ENLARGE.stream().noneMatch(name::startsWith)) {
            return MadeNetwork.of(name, "");
        }
        Network network = Zoo.create(name);
        network.initialize(1);
        return network;
    }
}
