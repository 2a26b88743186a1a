package tsugiki.show;

import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;
import tsugiki.explain.Confusion;

/** The course's charts: each function takes data and returns the chart, in the house style. */
public final class Charts {

    private Charts() {}

    /**
     * Lines over common x values.
     *
     * @param x values of the x axis, ascending
     * @param series y values by name, each as many as {@code x}; NaN leaves a gap
     */
    public static XYChart line(String title, String xName, String yName, double[] x, Map<String, double[]> series) {
        XYChart chart = ChartStyle.lines(title, xName, yName);
        series.forEach((name, y) -> chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE).setLineStyle(ChartStyle.solid()));
        chart.getStyler().setLegendVisible(series.size() > 1);
        return chart;
    }

    /** Bars: one for each name. */
    public static CategoryChart bars(String title, String xName, String yName, Map<String, ? extends Number> bars) {
        CategoryChart chart = ChartStyle.bars(title, xName, yName);
        chart.addSeries(yName, List.copyOf(bars.keySet()), List.copyOf(bars.values()));
        chart.getStyler().setLegendVisible(false);
        turnLabels(chart, bars.keySet().stream().mapToInt(String::length).max().orElse(0) * bars.size());
        return chart;
    }

    /** Long labels stand on end, so that none covers its neighbour. */
    private static void turnLabels(CategoryChart chart, int letters) {
        if (letters > 80) {
            chart.getStyler().setXAxisLabelRotation(letters > 160 ? 90 : 45);
        }
    }

    /** Parameters (log axis) against ImageNet top-1 accuracy: see {@link ModelChart}. */
    public static XYChart parametersAgainstAccuracy(Table networks) {
        return ModelChart.of(networks);
    }

    /** Labels against predictions: see {@link ConfusionChart}. */
    public static HeatMapChart confusion(Confusion confusion) {
        return ConfusionChart.of(confusion);
    }
}
