package tsugiki.show.chart;

import java.awt.Font;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;

/** Networks as points: parameters in millions on a log axis, ImageNet top-1 accuracy in percent. */
final class ModelChart {

    /** The networks the course speaks of carry their name, the first of them first where room is short. */
    private static final List<String> NAMED = List.of("efficientnet_lite0", "resnet50", "alexnet", "vgg16", "resnet152",
            "efficientnet_b0", "efficientnet_b7", "mobilenet_v2", "squeezenet1_1", "vit_b_16");

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

    /** Names beside the points, placed in the pixels of the plot area (about 500 x 330). */
    private static void label(XYChart chart, Table networks) {
        chart.getStyler().setAnnotationTextFont(ChartStyle.font(Font.PLAIN, 11));
        chart.getStyler().setAnnotationTextFontColor(ChartStyle.ink());
        Scale x = Scale.log(networks.numberColumn("parameters").divide(1e6).asDoubleArray(), 500);
        Scale y = Scale.linear(networks.numberColumn("top-1 %").asDoubleArray(), 330);
        LabelPlacer placer = new LabelPlacer(500, 330);
        networks.forEach(row -> placer.point(x.pixel(row.getNumber("parameters") / 1e6), y.pixel(row.getNumber("top-1 %"))));
        networks.stream().filter(row -> networks.rowCount() <= FEW || NAMED.contains(row.getString("name")))
                .map(row -> new Point(row.getString("name"), x.pixel(row.getNumber("parameters") / 1e6), y.pixel(row.getNumber("top-1 %"))))
                .sorted(Comparator.comparingInt(point -> NAMED.indexOf(point.name())))
                .forEach(point -> placer.label(point.name(), point.x(), point.y())
                        .ifPresent(at -> chart.addAnnotation(new AnnotationText(point.name(), x.value(at.x()), y.value(at.y()), false))));
    }

    /** A network's name and where its marker is, in pixels. */
    private record Point(String name, double x, double y) {}

    /** Values to pixels of an axis, and back; a margin is left on both sides, as XChart does. */
    private record Scale(double low, double high, double pixels, boolean log) {

        static Scale linear(double[] values, double pixels) {
            return of(values, pixels, false);
        }

        static Scale log(double[] values, double pixels) {
            return of(Arrays.stream(values).map(Math::log10).toArray(), pixels, true);
        }

        private static Scale of(double[] values, double pixels, boolean log) {
            double low = Arrays.stream(values).min().orElse(0);
            double high = Arrays.stream(values).max().orElse(1);
            return new Scale(low, high > low ? high : low + 1, pixels, log);
        }

        double pixel(double value) {
            return pixels * (0.05 + 0.9 * ((log ? Math.log10(value) : value) - low) / (high - low));
        }

        double value(double pixel) {
            double v = low + (pixel / pixels - 0.05) / 0.9 * (high - low);
            return log ? Math.pow(10, v) : v;
        }
    }
}
