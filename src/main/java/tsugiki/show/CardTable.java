package tsugiki.show;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tsugiki.base.Text;
import tsugiki.base.TextTable;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.picture.Preprocessing;

/** The facts of one network, one a row. */
final class CardTable {

    private CardTable() {}

    static View view(ModelCard card) {
        List<String> head = List.of("fact", "value");
        List<Boolean> right = List.of(false, false);
        return View.html(card.name() + "\n" + TextTable.of(head, right, rows(card), ""),
                Html.bold(card.name()) + Html.table(head, right, rows(card), ""));
    }

    private static List<List<String>> rows(ModelCard card) {
        PublishedWeights weights = card.defaultWeights();
        Preprocessing p = card.preprocessing();
        return List.of(
                List.of("family", card.family()),
                List.of("paper", Text.of("%s (%d), %s", card.paper(), card.year(), card.paperUrl())),
                List.of("parameters", Text.count(card.parameters())),
                List.of("multiply-adds", Text.of("%.2f billion", card.gflops())),
                List.of("head", card.head()),
                List.of("default weights", Text.of("%s, %.1f MB, top-1 %.2f %% on ImageNet",
                        weights.name(), weights.megabytes(), weights.top1())),
                List.of("all weight sets", card.weights().stream().map(PublishedWeights::name).collect(Collectors.joining(", "))),
                List.of("preprocessing", Text.of("short side to %d (%s), centre %d, mean %s, std %s", p.resize(),
                        p.interpolation().name().toLowerCase(Locale.ROOT), p.crop(), three(p.mean()), three(p.std()))),
                List.of("licence", weights.licence()));
    }

    private static String three(List<Double> values) {
        return values.stream().map(v -> Text.of("%.3f", v)).collect(Collectors.joining(" "));
    }
}
