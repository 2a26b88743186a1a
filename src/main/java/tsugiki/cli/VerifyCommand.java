package tsugiki.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tsugiki.network.ModelCard;
import tsugiki.parity.Parity;
import tsugiki.parity.SurgeryCheck;
import tsugiki.zoo.Zoo;

/** {@code verify}: the same logits as torchvision's, or the surgery on every network; a line for each. */
@Command(name = "verify", description = "Compares logits with torchvision's; a line for each network.",
        footer = {"", "Example:", "  ./course verify resnet18 vgg11"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "MODEL", description = "Networks to verify.")
    List<String> models = List.of();

    @Option(names = "--all", description = "Every network of the zoo.")
    boolean all;

    @Option(names = "--surgery", description = "Instead: a head for seven classes, all else frozen, one training step.")
    boolean surgery;

    @Option(names = "--double", description = "Compare in numbers of 64 bits at once: slower, and the same on every processor.")
    boolean inDouble;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (all == !models.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the networks to verify, or give --all alone");
        }
        List<String> names = all ? Zoo.cards().stream().map(ModelCard::name).toList() : models;
        long passed = names.stream().filter(surgery ? VerifyCommand::surgery : this::logits).count();
        System.out.printf(Locale.ROOT, surgery ? "%d of %d passed%n" : "%d of %d the same%n", passed, names.size());
        return passed == names.size() ? 0 : 1;
    }

    private boolean logits(String name) {
        Parity.Result result = Parity.check(name, inDouble);
        System.out.printf(Locale.ROOT, "%-20s %s  difference %.1e of the row's deviation, norm %.1e%s%n",
                name, result.same() ? "same" : "OTHER", result.difference(), result.norm(),
                result.bits() == Double.SIZE ? ", in 64 bits" : "");
        return result.same();
    }

    private static boolean surgery(String name) {
        SurgeryCheck check = SurgeryCheck.of(name, 0);
        System.out.printf(Locale.ROOT, "%-20s %s  logits %s, %d tensors moved: %s%n", name, check.passed() ? "passed" : "FAILED",
                check.logits(), check.moved().size(), String.join(", ", check.moved().subList(0, Math.min(4, check.moved().size()))));
        return check.passed();
    }
}
