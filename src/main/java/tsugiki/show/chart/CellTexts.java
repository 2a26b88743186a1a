package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.HeatMapChart;

/** What stands in the cells of a heat map, where it is not the number that colours them. */
final class CellTexts {

    private CellTexts() {}

    /** @param texts by row, the first on top; null leaves a cell empty */
    static void in(HeatMapChart chart, String[][] texts, int size) {
        Font font = ChartStyle.font(Font.PLAIN, size);
        chart.getStyler().setShowValue(false);
        chart.getStyler().setPlotContentSize(1);
        Overlay.on(chart, canvas -> {
            double height = canvas.plot().getHeight() / texts.length;
            for (int row = 0; row < texts.length; row++) {
                double width = canvas.plot().getWidth() / texts[row].length;
                for (int column = 0; column < texts[row].length; column++) {
                    if (texts[row][column] != null) {
                        canvas.text(texts[row][column], canvas.plot().getX() + (column + 0.5) * width,
                                canvas.plot().getY() + (row + 0.5) * height, 0.5, font, Color.BLACK);
                    }
                }
            }
        });
    }
}
