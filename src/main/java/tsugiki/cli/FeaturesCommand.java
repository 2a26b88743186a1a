package tsugiki.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.features.FeatureFile;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.show.TerminalProgress;

/** {@code features}: what a network says of every picture of a folder, as a safetensors file. */
@Command(name = "features", description = "Writes the features of a folder's pictures: features [N, D] float32, labels [N] int64.",
        footer = {"", "Example:", "  ./course features my-pictures --model resnet50 --out features.safetensors",
            "", "More pictures than one machine takes: ./course features --engine spark --help."})
final class FeaturesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A folder of class folders.")
    String folder;

    @Mixin
    NetworkOptions backbone;

    @Option(names = "--out", paramLabel = "FILE.safetensors", required = true, description = "The file to write.")
    Path out;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        Checks.writable("--out", out);
        DataSet data = DataSets.open(folder, null, 0, TerminalProgress.factory());
        List<Item> items = data.items().stream()
                .sorted(Comparator.comparingInt(Item::label).thenComparing(Item::name)).toList();
        try (Network network = backbone.load()) {
            FeatureFile file = FeatureStore.export(out, network, items, data.classes(), TerminalProgress.factory());
            Output.report(data.leftOut());
            Output.report(file.leftOut());
            Features features = file.features();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("model", backbone.model);
            result.put("precision", Precision.chosen().toString());
            result.put("file", out.toString());
            result.put("pictures", features.size());
            result.put("dimension", features.dimension());
            result.put("classes", features.classes().size());
            result.put("left_out", LeftOut.files(data.leftOut()) + file.leftOut().size());
            output.print(result);
        }
        return 0;
    }
}
