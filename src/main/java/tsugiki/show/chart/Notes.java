package tsugiki.show.chart;

import java.awt.Font;
import org.knowm.xchart.internal.chartpart.Chart;

/** A line in small letters below a chart: how it is to be read. */
final class Notes {

    private static final int ROOM = 22;

    private Notes() {}

    static void below(Chart<?, ?> chart, String text) {
        chart.getStyler().setChartPadding(ROOM);
        Overlay.on(chart, canvas -> canvas.text(text, chart.getWidth() / 2.0, chart.getHeight() - 11, 0.5,
                ChartStyle.font(Font.PLAIN, 11), ChartStyle.BASELINE));
    }
}
