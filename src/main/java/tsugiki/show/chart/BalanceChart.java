package tsugiki.show.chart;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.Styler;
import tsugiki.data.DataSet;
import tsugiki.data.Item;

/** Bars of pictures a class, one colour for train, validation and test, stacked. */
final class BalanceChart {

    /** More class names cannot be read below an axis: then the classes are ordered by size and numbered. */
    private static final int MOST_NAMED = 30;

    private BalanceChart() {}

    static CategoryChart of(DataSet data) {
        boolean named = data.classes().size() <= MOST_NAMED;
        List<Integer> order = named ? IntStream.range(0, data.classes().size()).boxed().toList() : bySize(data);
        List<String> labels = IntStream.range(0, order.size())
                .mapToObj(i -> named ? data.classes().get(i) : String.valueOf(i + 1)).collect(Collectors.toList());
        CategoryChart chart = ChartStyle.bars("Pictures a class: " + data.name() + ", split " + data.split(),
                named ? "class" : "classes, largest first", "pictures");
        parts(data).forEach((name, items) -> {
            int[] counts = data.counts(items);
            chart.addSeries(name, labels, order.stream().map(i -> counts[i]).toList());
        });
        chart.getStyler().setStacked(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        if (named) {
            Charts.turnLabels(chart, labels);
        } else {
            chart.getStyler().setXAxisMaxLabelCount(11);
            chart.getStyler().setAvailableSpaceFill(0.95);
        }
        return chart;
    }

    private static List<Integer> bySize(DataSet data) {
        int[] counts = data.counts(data.items());
        return IntStream.range(0, counts.length).boxed().sorted(Comparator.comparingInt(i -> -counts[i])).toList();
    }

    private static Map<String, List<Item>> parts(DataSet data) {
        Map<String, List<Item>> parts = new LinkedHashMap<>();
        parts.put("train", data.train());
        parts.put("validation", data.validation());
        parts.put("test", data.test());
        parts.values().removeIf(List::isEmpty);
        return parts;
    }
}
