package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.zoo.Zoo;

/**
 * Networks as points: parameters in millions on a log axis, ImageNet top-1 accuracy in percent. The members of a few
 * families are joined by a line, smallest first, as far as they are built and were trained alike: by the published
 * recipe of the same version.
 */
final class ModelChart {

    /** The families the course speaks of; the others are grey. */
    private static final List<String> FAMILIES = List.of("ResNet", "EfficientNetLite", "EfficientNet", "VGG", "MobileNetV2", "VisionTransformer");

    /** So many families or fewer all have a colour. */
    private static final int FEW = 6;

    /** The networks that the course speaks of get their names first, grey ones too. */
    private static final List<String> NAMED = List.of("efficientnet_lite0", "resnet50", "resnet18", "resnet34", "resnet152", "vgg16", "vgg16_bn",
            "efficientnet_b0", "efficientnet_b7", "mobilenet_v2", "vit_b_16", "vit_l_16", "vit_h_14", "alexnet", "squeezenet1_1", "googlenet");

    private ModelChart() {}

    /** @param networks with columns name, family, parameters and top-1 %, as {@code Zoo.list()} has */
    static XYChart of(Table networks) {
        for (String needed : List.of("name", "family", "parameters", "top-1 %")) {
            if (!networks.containsColumn(needed)) {
                throw new CourseException("The table has no column '%s': give Zoo.list() or rows of it.", needed);
            }
        }
        XYChart chart = ChartStyle.lines("ImageNet accuracy against size", "parameters, millions (log scale)", "top-1 accuracy, %",
                ChartStyle.WIDTH, 480);
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setLegendVisible(false);
        List<Point> points = networks.stream().map(Point::of).sorted(Comparator.comparingDouble(Point::millions)).toList();
        if (!points.isEmpty()) {
            double low = points.get(0).millions() / 1.25;
            double high = points.get(points.size() - 1).millions() * 1.25;
            chart.getStyler().setXAxisMin(low).setXAxisMax(high);
            chart.getStyler().setYAxisMin(points.stream().mapToDouble(Point::top1).min().orElseThrow() - 1);
            chart.getStyler().setYAxisMax(points.stream().mapToDouble(Point::top1).max().orElseThrow() + 1);
            NameAxis.logarithmic(chart, low, high);
        }
        List<String> coloured = coloured(points);
        others(chart, points.stream().filter(point -> !coloured.contains(point.family())).toList());
        for (int i = 0; i < coloured.size(); i++) {
            family(chart, coloured.get(i), points, ChartStyle.colour(i));
        }
        label(chart, points, coloured);
        return chart;
    }

    private static List<String> coloured(List<Point> points) {
        List<String> all = points.stream().map(Point::family).distinct().toList();
        return all.size() <= FEW ? all.stream().sorted().toList() : FAMILIES.stream().filter(all::contains).toList();
    }

    private static void others(XYChart chart, List<Point> points) {
        if (!points.isEmpty()) {
            dots(chart, "others", points, ChartStyle.PALE);
        }
    }

    private static void family(XYChart chart, String family, List<Point> points, Color colour) {
        Map<String, List<Point>> alike = new LinkedHashMap<>();
        points.stream().filter(point -> point.family().equals(family))
                .forEach(point -> alike.computeIfAbsent(point.kind(), key -> new ArrayList<>()).add(point));
        alike.forEach((kind, members) -> dots(chart, kind, members, colour).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line));
    }

    private static XYSeries dots(XYChart chart, String name, List<Point> points, Color colour) {
        XYSeries dots = chart.addSeries(name, points.stream().mapToDouble(Point::millions).toArray(), points.stream().mapToDouble(Point::top1).toArray());
        dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        dots.setLineColor(ChartStyle.faint(colour, 0.6)).setLineStyle(ChartStyle.solid());
        dots.setMarker(new Dot(8)).setMarkerColor(colour);
        return dots;
    }

    /** Every network of a coloured family by its name, as long as there is room; those of the course first. */
    private static void label(XYChart chart, List<Point> points, List<String> coloured) {
        List<Labels.Label> named = points.stream()
                .filter(point -> coloured.contains(point.family()) || NAMED.contains(point.name()))
                .sorted(Comparator.comparingInt(point -> Math.floorMod(NAMED.indexOf(point.name()), points.size() + NAMED.size())))
                .map(point -> label(point, coloured)).toList();
        Labels.near(chart, named, points.stream().map(point -> label(point, coloured)).toList(), ChartStyle.font(Font.PLAIN, 11));
    }

    private static Labels.Label label(Point point, List<String> coloured) {
        return new Labels.Label(point.name(), point.millions(), point.top1(), coloured.contains(point.family())
                ? ChartStyle.colour(coloured.indexOf(point.family())).darker() : ChartStyle.BASELINE);
    }

    /** A row of the table. */
    private record Point(String name, String family, double millions, double top1) {

        static Point of(Row row) {
            return new Point(row.getString("name"), row.getString("family"), row.getNumber("parameters") / 1e6, row.getNumber("top-1 %"));
        }

        /** E.g. {@code resnet, IMAGENET1K_V2}: built alike and trained alike; one the zoo does not know by its family alone. */
        String kind() {
            Optional<String> weights = Zoo.cards().stream().filter(card -> card.name().equals(name)).findFirst().map(card -> card.defaultWeights().name());
            String built = name.replaceAll("_?\\d.*", "") + (name.endsWith("_bn") ? "_bn" : "");
            return weights.map(set -> built + ", " + set).orElse(family);
        }
    }
}
