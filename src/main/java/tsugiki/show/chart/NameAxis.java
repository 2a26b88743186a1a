package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import tsugiki.base.Text;

/** An axis of names or chosen numbers in the place of XChart's own ticks, which stand where it likes. */
final class NameAxis {

    private static final Color CLEAR = new Color(0, 0, 0, 0);
    private static final int GAP = 8;

    private NameAxis() {}

    /** Names from top to bottom at the values n-1, n-2, ... 0; the values lie in -0.6 to n - 0.4. */
    static void down(XYChart chart, List<String> names) {
        String widest = widest(names);
        AxesChartStyler style = chart.getStyler();
        style.setYAxisMin(-0.6).setYAxisMax(names.size() - 0.4);
        style.setyAxisTickLabelsFormattingFunction(value -> room(widest, value)); // drawn clear
        style.setYAxisTickLabelsColor(CLEAR);
        style.setYAxisGroupTickLabelsColorMap(0, CLEAR);
        style.setYAxisGroupTickMarksColorMap(0, CLEAR);
        style.setPlotGridHorizontalLinesVisible(false);
        Overlay.on(chart, canvas -> {
            for (int i = 0; i < names.size(); i++) {
                double y = canvas.y(names.size() - 1 - i);
                canvas.text(names.get(i), canvas.plot().getX() - GAP, y, 1, font(), ChartStyle.ink());
            }
        });
    }

    /** Names from left to right at the given values; slanted where they do not fit side by side. */
    static void along(XYChart chart, List<String> names, double[] values) {
        boolean slanted = names.stream().filter(name -> !name.isEmpty()).count() * (widest(names).length() + 1.5) * 6.6 > 0.85 * chart.getWidth();
        String longest = slanted ? widest(names) : "0";
        AxesChartStyler style = chart.getStyler();
        style.setxAxisTickLabelsFormattingFunction(value -> room(longest, value));
        style.setXAxisTickLabelsColor(CLEAR);
        style.setXAxisTickMarksColor(CLEAR);
        style.setXAxisLabelRotation(slanted ? 45 : 0);
        style.setPlotGridVerticalLinesVisible(false);
        Overlay.on(chart, canvas -> {
            double bottom = canvas.plot().getMaxY();
            for (int i = 0; i < values.length; i++) {
                double x = canvas.x(values[i]);
                canvas.line(x, canvas.plot().getMinY(), x, bottom, ChartStyle.faint(ChartStyle.ink(), 0.07), 1f);
                canvas.line(x, bottom, x, bottom + 4, ChartStyle.ink(), 1f);
                if (slanted) {
                    slant(canvas, names.get(i), x, bottom + 12);
                } else {
                    canvas.text(names.get(i), x, bottom + 14, 0.5, font(), ChartStyle.ink());
                }
            }
        });
    }

    /** Keeps as much room as the name needs; XChart takes only labels that differ from each other. */
    private static String room(String name, double value) {
        String number = Text.of("%.3f", value);
        return name.length() > number.length() ? name.substring(number.length()) + number : number;
    }

    private static void slant(Canvas canvas, String name, double x, double y) {
        AffineTransform before = canvas.pen().getTransform();
        canvas.pen().rotate(-Math.PI / 4, x, y);
        canvas.text(name, x, y, 1, font(), ChartStyle.ink());
        canvas.pen().setTransform(before);
    }

    /** Whole numbers from the first to the last, at most a dozen. */
    static void whole(XYChart chart, int first, int last) {
        int step = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500).filter(s -> (last - first) / s <= 12).findFirst().orElse(1000);
        int[] at = IntStream.rangeClosed(first, last).filter(i -> i % step == 0).toArray();
        along(chart, IntStream.of(at).mapToObj(String::valueOf).toList(), IntStream.of(at).asDoubleStream().toArray());
    }

    /** Powers of ten between, at most four named; XChart draws more than a narrow axis has room for. */
    static void powers(XYChart chart, double low, double high) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        int step = 1 + (last - first) / 4;
        int[] at = IntStream.rangeClosed(first, last).toArray();
        along(chart, IntStream.of(at).mapToObj(power -> (last - power) % step == 0 ? "1E" + power : "").toList(),
                IntStream.of(at).mapToDouble(power -> Math.pow(10, power)).toArray());
    }

    /** 1, 2, 5, 10 and so on, as far as they lie between: what a short log axis of XChart leaves out. */
    static void logarithmic(XYChart chart, double low, double high) {
        double[] at = IntStream.rangeClosed(-6, 6).boxed().flatMapToDouble(power -> DoubleStream.of(1, 2, 5).map(d -> d * Math.pow(10, power)))
                .filter(value -> value >= low && value <= high).toArray();
        along(chart, DoubleStream.of(at).mapToObj(value -> value < 1 ? Text.of("%.3g", value) : Text.of("%,.0f", value)).toList(), at);
    }

    /** The last parts of paths where they tell them apart: {@code encoder_layer_0}, but {@code features.0}. */
    static List<String> brief(List<String> paths) {
        List<String> ends = paths.stream().map(path -> path.substring(path.lastIndexOf('.') + 1)).toList();
        boolean tell = ends.stream().distinct().count() == paths.size() && ends.stream().noneMatch(end -> end.matches("\\d+"));
        return tell ? ends : paths;
    }

    private static String widest(List<String> names) {
        return Stream.concat(names.stream(), Stream.of("0")).reduce((a, b) -> b.length() > a.length() ? b : a).orElseThrow();
    }

    private static Font font() {
        return ChartStyle.font(Font.PLAIN, Canvas.NAME);
    }
}
