package tsugiki.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tsugiki.data.Interpolation;
import tsugiki.data.Preprocessing;

/** Reads the facts of the networks, {@code models.csv}; the README beside it names their sources. */
final class ModelCards {

    private ModelCards() {}

    /** Every card by name, for the networks whose family is in {@code heads}, in the file's order. */
    static Map<String, ModelCard> read(Map<String, String> heads) {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (Row row : table()) {
            String head = heads.get(family(row));
            if (head != null) {
                cards.put(row.getString("name"), card(row, head));
            }
        }
        return cards;
    }

    /** As the papers count: torchvision builds EfficientNet V2 with the class of the first paper. */
    private static String family(Row row) {
        return row.getString("name").startsWith("efficientnet_v2") ? "EfficientNetV2" : row.getString("family");
    }

    private static Table table() {
        try (InputStream in = ModelCards.class.getResourceAsStream("models.csv")) {
            return Table.read().usingOptions(CsvReadOptions.builder(in).columnTypes(column -> ColumnType.STRING).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelCard card(Row row, String head) {
        List<WeightSet> sets = new ArrayList<>();
        if (!row.getString("weights").equals(row.getString("default_weights"))) {
            sets.add(set(row, "weights", "url", "acc1", "acc5", ""));
        }
        sets.add(set(row, "default_weights", "default_url", "default_acc1", "default_acc5", "default_"));
        return new ModelCard(row.getString("name"), family(row),
                (int) number(row, "year"), row.getString("paper"), row.getString("paper_url"),
                (long) number(row, "params"), number(row, "gflops"), head, sets);
    }

    private static WeightSet set(Row row, String name, String url, String top1, String top5, String prefix) {
        String address = row.getString(url);
        String file = address.isEmpty() ? row.getString("file") : address.substring(address.lastIndexOf('/') + 1);
        Preprocessing preprocessing = new Preprocessing(
                (int) number(row, prefix + "resize"), (int) number(row, prefix + "crop"),
                Interpolation.valueOf(row.getString(prefix + "interpolation").toUpperCase(Locale.ROOT)),
                numbers(row, "mean"), numbers(row, "std"));
        return new WeightSet(row.getString(name), file, address, row.getString("package"), number(row, "file_mb"),
                number(row, top1), number(row, top5), preprocessing, row.getString("licence"));
    }

    private static double number(Row row, String column) {
        String text = row.getString(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static List<Double> numbers(Row row, String column) {
        return Stream.of(row.getString(column).split(" ")).map(Double::valueOf).toList();
    }
}
