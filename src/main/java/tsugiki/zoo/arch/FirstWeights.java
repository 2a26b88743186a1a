package tsugiki.zoo.arch;

import java.util.function.Function;
import tsugiki.network.Network;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Init;
import tsugiki.nn.Linear;
import tsugiki.nn.Parameter;

/** First weights as most authors draw them: convolutions by one rule, fully connected layers by another, every bias 0. */
final class FirstWeights {

    private FirstWeights() {}

    static void draw(Network network, Init convolutions, Function<Linear, Init> linears) {
        network.blocks().values().forEach(block -> {
            if (block instanceof Conv2d convolution) {
                draw(convolution.weight(), convolution.bias(), convolutions);
            } else if (block instanceof Linear linear) {
                draw(linear.weight(), linear.bias(), linears.apply(linear));
            }
        });
    }

    private static void draw(Parameter weight, Parameter bias, Init rule) {
        weight.init(rule);
        if (bias != null) {
            bias.init(Init.constant(0));
        }
    }
}
