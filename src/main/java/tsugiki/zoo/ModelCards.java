package tsugiki.zoo;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tsugiki.network.Architecture;
import tsugiki.network.Cut;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Preprocessing;

/** Reads the facts of the networks, {@code models.csv}, {@code weights.csv} and {@code cuts.csv}; the README beside them names their sources. */
final class ModelCards {

    private ModelCards() {}

    /** Every card by name, for the networks that one of the architectures names, in the file's order. */
    static Map<String, ModelCard> read(List<Architecture> architectures) {
        Map<String, Architecture> byName = new HashMap<>();
        architectures.forEach(architecture -> architecture.names().forEach(name -> byName.put(name, architecture)));
        Map<String, List<PublishedWeights>> sets = sets();
        Map<String, List<Cut>> cuts = cuts();
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (Row row : table("models.csv")) {
            String name = row.getString("name");
            if (byName.containsKey(name)) {
                cards.put(name, card(row, byName.remove(name), sets.get(name), cuts.getOrDefault(name, List.of())));
            }
        }
        if (!byName.isEmpty()) {
            throw new IllegalStateException("models.csv has no row for " + byName.keySet());
        }
        return cards;
    }

    private static Table table(String resource) {
        try (InputStream in = ModelCards.class.getResourceAsStream(resource)) {
            return Table.read().usingOptions(CsvReadOptions.builder(in).columnTypes(column -> ColumnType.STRING).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelCard card(Row row, Architecture architecture, List<PublishedWeights> sets, List<Cut> cuts) {
        double gflops = sets.get(sets.size() - 1).gflops();
        return new ModelCard(row.getString("name"), architecture, (int) number(row, "year"), row.getString("paper"),
                row.getString("paper_url"), (long) number(row, "params"), gflops, sets, cuts);
    }

    /** The sets of every network by its name; in the file, as in a card, the default one is the last of its network. */
    private static Map<String, List<PublishedWeights>> sets() {
        Map<String, List<PublishedWeights>> sets = new HashMap<>();
        for (Row row : table("weights.csv")) {
            sets.computeIfAbsent(row.getString("network"), name -> new ArrayList<>()).add(set(row));
        }
        return sets;
    }

    private static Map<String, List<Cut>> cuts() {
        Map<String, List<Cut>> cuts = new HashMap<>();
        for (Row row : table("cuts.csv")) {
            long[] output = Stream.of(row.getString("output").split(" ")).mapToLong(Long::parseLong).toArray();
            cuts.computeIfAbsent(row.getString("network"), name -> new ArrayList<>())
                    .add(new Cut(row.getString("path"), new Shape(output)));
        }
        return cuts;
    }

    private static PublishedWeights set(Row row) {
        Preprocessing preprocessing = new Preprocessing((int) number(row, "resize"), (int) number(row, "crop"),
                Interpolation.valueOf(row.getString("interpolation").toUpperCase(Locale.ROOT)),
                numbers(row, "mean"), numbers(row, "std"));
        return new PublishedWeights(row.getString("set"), row.getString("file"), row.getString("url"), row.getString("package"),
                number(row, "file_mb"), number(row, "acc1"), number(row, "acc5"), number(row, "gflops"),
                preprocessing, row.getString("licence"));
    }

    private static double number(Row row, String column) {
        String text = row.getString(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static List<Double> numbers(Row row, String column) {
        return Stream.of(row.getString(column).split(" ")).map(Double::valueOf).toList();
    }
}
