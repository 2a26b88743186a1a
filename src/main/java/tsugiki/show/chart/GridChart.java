package tsugiki.show.chart;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import tsugiki.base.CourseException;

/** A heat map of accuracies in percent, the first row on top. */
final class GridChart {

    private GridChart() {}

    static HeatMapChart of(String title, String xName, String yName, List<String> columns, List<String> rows, double[][] shares) {
        if (shares.length != rows.size() || shares.length == 0 || columns.isEmpty()) {
            throw new CourseException("A heat map of %d rows and %d columns needs as many rows of values, not %d.",
                    rows.size(), columns.size(), shares.length);
        }
        HeatMapChart chart = ChartStyle.heat(title, xName, yName, ChartStyle.WIDTH, 150 + 55 * rows.size());
        List<String> upwards = new ArrayList<>(rows);
        Collections.reverse(upwards); // the y axis grows upwards
        chart.addSeries("accuracy, %", columns, upwards, cells(shares, columns.size()));
        chart.getStyler().setMin(0).setMax(100);
        chart.getStyler().setShowValue(true);
        chart.getStyler().setValueFont(ChartStyle.font(Font.PLAIN, 13));
        return chart;
    }

    /** What was not measured (NaN) stays white and without a number. */
    private static List<Number[]> cells(double[][] shares, int columns) {
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < shares.length; row++) {
            if (shares[row].length != columns) {
                throw new CourseException("Row %d of the heat map has %d values, but there are %d columns.", row + 1, shares[row].length, columns);
            }
            for (int column = 0; column < columns; column++) {
                if (!Double.isNaN(shares[row][column])) {
                    cells.add(new Number[] {column, shares.length - 1 - row, Math.round(100 * shares[row][column])});
                }
            }
        }
        return cells;
    }
}
