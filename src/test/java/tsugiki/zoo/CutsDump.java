package tsugiki.zoo;

import java.util.Arrays;
import java.util.stream.Collectors;
import tsugiki.network.Cut;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;

/** Prints {@code cuts.csv}: every network of the zoo, its stages, and what one picture of the native size is after each. */
public final class CutsDump {

    private CutsDump() {}

    public static void main(String[] names) {
        System.out.println("network,path,output");
        Zoo.cards().stream().map(ModelCard::name)
                .filter(name -> names.length == 0 || Arrays.asList(names).contains(name)).forEach(CutsDump::print);
    }

    private static void print(String name) {
        try (Network network = Zoo.create(name)) {
            network.blank();
            for (Cut cut : network.cuts()) {
                String output = Arrays.stream(cut.output().getShape()).mapToObj(Long::toString).collect(Collectors.joining(" "));
                System.out.println(name + "," + cut.path() + "," + output);
            }
        }
    }
}
