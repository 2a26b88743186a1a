package tsugiki.show;

import java.awt.Font;
import java.util.List;
import java.util.Set;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;

/** Networks as points: parameters in millions on a log axis, ImageNet top-1 accuracy in percent. */
final class ModelChart {

    /** The networks the course speaks of carry their name. */
    private static final Set<String> NAMED = Set.of("alexnet", "vgg16", "resnet50", "resnet152",
            "efficientnet_b0", "efficientnet_b7", "efficientnet_lite0", "mobilenet_v2", "squeezenet1_1", "vit_b_16");

    /** So many networks or fewer all carry their name. */
    private static final int FEW = 12;

    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE);

    private ModelChart() {}

    /** @param networks with columns name, family, parameters and top-1 %, as {@code Zoo.list()} has */
    static XYChart of(Table networks) {
        for (String needed : List.of("name", "family", "parameters", "top-1 %")) {
            if (!networks.containsColumn(needed)) {
                throw new CourseException("The table has no column '%s': give Zoo.list() or rows of it.", needed);
            }
        }
        XYChart chart = ChartStyle.lines("ImageNet accuracy against size", "parameters, millions (log scale)", "top-1 accuracy, %");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(9);
        chart.getStyler().setXAxisDecimalPattern("#,###.#");
        List<String> families = networks.stringColumn("family").unique().asList().stream().sorted().toList();
        for (int i = 0; i < families.size(); i++) {
            add(chart, families.get(i), i, networks);
        }
        label(chart, networks);
        return chart;
    }

    private static void add(XYChart chart, String family, int i, Table networks) {
        Table rows = networks.where(networks.stringColumn("family").isEqualTo(family));
        double[] millions = rows.numberColumn("parameters").divide(1e6).asDoubleArray();
        XYSeries series = chart.addSeries(family, millions, rows.numberColumn("top-1 %").asDoubleArray());
        series.setMarkerColor(ChartStyle.colour(i));
        series.setMarker(MARKERS.get(i / ChartStyle.colours() % MARKERS.size()));
    }

    private static void label(XYChart chart, Table networks) {
        chart.getStyler().setAnnotationTextFont(ChartStyle.font(Font.PLAIN, 11));
        chart.getStyler().setAnnotationTextFontColor(ChartStyle.ink());
        double span = networks.numberColumn("top-1 %").max() - networks.numberColumn("top-1 %").min();
        networks.forEach(row -> {
            String name = row.getString("name");
            if (networks.rowCount() <= FEW || NAMED.contains(name)) {
                double above = row.getNumber("top-1 %") + Math.max(span, 1) * 0.035;
                chart.addAnnotation(new AnnotationText(name, row.getNumber("parameters") / 1e6, above, false));
            }
        });
    }
}
