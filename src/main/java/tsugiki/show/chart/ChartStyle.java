package tsugiki.show.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/**
 * The house style of every chart: one size, one font, a light grid, and colours that people with any
 * colour vision can tell apart (Okabe and Ito 2008, "Color Universal Design").
 */
public final class ChartStyle {

    /** Width in a notebook, in pixels of the page. */
    public static final int WIDTH = 760;
    /** Height in a notebook, in pixels of the page. */
    public static final int HEIGHT = 420;

    /** Where tuning begins, and nothing else. */
    static final Color RED = new Color(0xD4, 0x00, 0x00);

    private static final List<Color> COLOURS = List.of(
            new Color(0x00, 0x72, 0xB2), // blue
            new Color(0xE6, 0x9F, 0x00), // orange
            new Color(0x00, 0x9E, 0x73), // green
            new Color(0xCC, 0x79, 0xA7), // purple
            new Color(0x56, 0xB4, 0xE9), // sky
            new Color(0x8A, 0x5A, 0x00), // brown, in place of yellow, which is too pale on white
            new Color(0x44, 0x44, 0x44), // grey
            new Color(0x88, 0x22, 0x55), // wine, and the next two: Tol 2021
            new Color(0x99, 0x99, 0x33), // olive
            new Color(0x33, 0x22, 0x88)); // indigo

    /** What is there, but not looked at. */
    static final Color PALE = new Color(0xC8, 0xC8, 0xC8);

    /** Below this an accuracy would be a guess: baselines. */
    static final Color BASELINE = new Color(0x77, 0x77, 0x77);

    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color GRID = new Color(0xE4, 0xE4, 0xE4);

    private ChartStyle() {}

    /** The i-th colour; they repeat after the tenth. */
    public static Color colour(int i) {
        return COLOURS.get(Math.floorMod(i, COLOURS.size()));
    }

    /** The colour of one of these ways, by their names in order: charts of the same ways give each the same, in whatever order it came. */
    static Color colour(List<String> ways, String way) {
        return colour(ways.stream().sorted().toList().indexOf(way));
    }

    /** The font of every text in a chart. @param style as {@link Font#PLAIN} or {@link Font#BOLD} */
    public static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    static Color ink() {
        return INK;
    }

    static BasicStroke solid() {
        return new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed() {
        return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f);
    }

    /** The colour with so much of it, 0 (nothing) to 1. */
    static Color faint(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    /** Whole tens of percent around these: the least and largest that an axis of accuracies needs. @param percent 0..100 */
    static double[] percentRange(double... percent) {
        double low = Math.max(0, 10 * Math.floor(Arrays.stream(percent).filter(Double::isFinite).min().orElse(0) / 10));
        double high = Math.min(100, 10 * Math.ceil(Arrays.stream(percent).filter(Double::isFinite).max().orElse(100) / 10));
        return high > low ? new double[] {low, high} : new double[] {Math.max(0, low - 10), Math.min(100, low + 10)};
    }

    /** From a little below the least value to a little above the largest; not below 0. @param values 0 or more */
    static double[] range(double... values) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double room = high > low ? 0.06 * (high - low) : 0.5;
        return new double[] {Math.max(0, low - room), high + room};
    }

    static XYChart lines(String title, String x, String y) {
        return lines(title, x, y, WIDTH, HEIGHT);
    }

    static XYChart lines(String title, String x, String y, int width, int height) {
        XYChart chart = new XYChart(width, height);
        name(chart, title, x, y);
        return chart;
    }

    static CategoryChart bars(String title, String x, String y) {
        CategoryChart chart = new CategoryChart(WIDTH, HEIGHT);
        name(chart, title, x, y);
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        return chart;
    }

    static HeatMapChart heat(String title, String x, String y, int width, int height) {
        HeatMapChart chart = new HeatMapChart(width, height);
        chart.getStyler().setAllStyles(); // XChart 3.8.8 leaves a heat map's own styles unset
        name(chart, title, x, y);
        chart.getStyler().setRangeColors(new Color[] {Color.WHITE,
                new Color(0xB8, 0xD6, 0xEC), new Color(0x8C, 0xBF, 0xE0), new Color(0x6B, 0xAE, 0xD6)});
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setDrawBorder(false);
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    private static void name(Chart<? extends AxesChartStyler, ?> chart, String title, String x, String y) {
        chart.setTitle(title);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        apply(chart.getStyler());
    }

    private static void apply(AxesChartStyler style) {
        style.setLocale(Locale.ROOT); // ticks write numbers as the titles do
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setChartFontColor(INK);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickMarksColor(GRID);
        style.setChartTitleBoxVisible(false);
        style.setChartTitleFont(font(Font.BOLD, 15));
        style.setAxisTitleFont(font(Font.PLAIN, 13));
        style.setAxisTickLabelsFont(font(Font.PLAIN, 12));
        style.setLegendFont(font(Font.PLAIN, 12));
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendPosition(Styler.LegendPosition.OutsideE);
        style.setChartPadding(12);
        style.setSeriesColors(COLOURS.toArray(new Color[0]));
        style.setMarkerSize(6);
    }

    /** The chart drawn. @param scale pixels for each pixel of the page: 2 is sharp on fine screens */
    public static BufferedImage image(Chart<?, ?> chart, double scale) {
        int width = (int) Math.ceil(chart.getWidth() * scale);
        int height = (int) Math.ceil(chart.getHeight() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.scale(scale, scale);
            chart.paint(pen, chart.getWidth(), chart.getHeight());
        } finally {
            pen.dispose();
        }
        return image;
    }

}
