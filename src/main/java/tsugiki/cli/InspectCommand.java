package tsugiki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.network.Network;
import tsugiki.show.Views;
import tsugiki.zoo.Zoo;

/** {@code inspect}: a network's card and its tree. No weights are needed. */
@Command(name = "inspect", description = "Shows a network's facts, and its blocks: output shapes, parameters, multiply-adds.",
        footer = {"", "Example:", "  ./course inspect resnet50 --depth 1"})
final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A network's name, as `models` lists it.")
    String model;

    @Option(names = "--depth", paramLabel = "N", defaultValue = "2", description = "How deep the tree is shown (default: ${DEFAULT-VALUE}).")
    int depth;

    @Option(names = "--size", paramLabel = "N", description = "Height and width of the picture; the network's own by default.")
    Integer size;

    @Override
    public Integer call() {
        Checks.positive("--size", size);
        try (Network network = Zoo.create(model)) {
            network.blank();
            System.out.println(Views.text(network.card()));
            System.out.println();
            System.out.println(size == null ? network.tree(depth) : network.tree(depth, size));
        }
        return 0;
    }
}
