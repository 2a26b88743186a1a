package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;
import tsugiki.base.CourseException;

/**
 * Charts side by side as one picture, under one title.
 *
 * @param title of the whole; each chart has its own below it
 * @param charts from left to right, at least one
 */
public record Panels(String title, List<XYChart> charts) {

    private static final int TITLE = 34;

    /** @throws CourseException if there is no chart */
    public Panels {
        charts = List.copyOf(charts);
        if (charts.isEmpty()) {
            throw new CourseException("There is no chart to draw under '%s': give at least one.", title);
        }
    }

    /** In pixels of the page. */
    public int width() {
        return charts.stream().mapToInt(XYChart::getWidth).sum();
    }

    /** In pixels of the page. */
    public int height() {
        return TITLE + charts.stream().mapToInt(XYChart::getHeight).max().orElseThrow();
    }

    /** All of it drawn. @param scale pixels for each pixel of the page: 2 is sharp on fine screens */
    public BufferedImage image(double scale) {
        BufferedImage image = new BufferedImage((int) Math.ceil(scale * width()), (int) Math.ceil(scale * height()), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.scale(scale, scale);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width() + 1, height() + 1);
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(ChartStyle.ink());
            pen.setFont(ChartStyle.font(Font.BOLD, 15));
            pen.drawString(title, (width() - pen.getFontMetrics().stringWidth(title)) / 2, 24);
            int left = 0;
            for (XYChart chart : charts) {
                Graphics2D part = (Graphics2D) pen.create(left, TITLE, chart.getWidth(), chart.getHeight());
                chart.paint(part, chart.getWidth(), chart.getHeight());
                part.dispose();
                left += chart.getWidth();
            }
        } finally {
            pen.dispose();
        }
        return image;
    }
}
