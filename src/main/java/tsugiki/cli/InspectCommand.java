package tsugiki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.zoo.Network;
import tsugiki.zoo.Zoo;

/** {@code inspect}: the tree of a network. No weights are needed. */
@Command(name = "inspect", description = "Shows a network's blocks: output shapes, parameters, multiply-adds.")
final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A network's name, as `models` lists it.")
    String model;

    @Option(names = "--depth", defaultValue = "2", description = "How deep the tree is shown (default: ${DEFAULT-VALUE}).")
    int depth;

    @Override
    public Integer call() {
        try (Network network = Zoo.create(model)) {
            network.initialize(0);
            System.out.println(network.tree(depth));
        }
        return 0;
    }
}
