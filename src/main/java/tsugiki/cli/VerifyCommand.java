package tsugiki.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tsugiki.zoo.ModelCard;
import tsugiki.zoo.Parity;
import tsugiki.zoo.Zoo;

/** {@code verify}: the same logits as torchvision's, a line for each network. */
@Command(name = "verify", description = "Compares logits with torchvision's; a line for each network.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "MODEL", description = "Networks to verify.")
    List<String> models = List.of();

    @Option(names = "--all", description = "Every network of the zoo.")
    boolean all;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (all == !models.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the networks to verify, or give --all.");
        }
        List<String> names = all ? Zoo.cards().stream().map(ModelCard::name).toList() : models;
        int failed = 0;
        for (String name : names) {
            Parity.Result result = Parity.check(name);
            failed += result.same() ? 0 : 1;
            System.out.printf("%-20s %s  difference %.1e of the row's deviation, norm %.1e%n",
                    name, result.same() ? "same" : "OTHER", result.difference(), result.norm());
        }
        System.out.printf("%d of %d the same%n", names.size() - failed, names.size());
        return failed == 0 ? 0 : 1;
    }
}
