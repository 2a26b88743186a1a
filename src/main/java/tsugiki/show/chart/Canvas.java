package tsugiki.show.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart that is just drawn: where its values lie, and what can be added by hand. All in pixels of the page, y downwards.
 *
 * @param pen draws in the chart's own place
 * @param plot the area within the axes
 */
record Canvas(Graphics2D pen, Chart<?, ?> chart, Rectangle2D plot) {

    static final int NAME = 12;

    /** Where on the page a value of the x axis lies. */
    double x(double value) {
        return chart.getScreenXFromChart(value);
    }

    /** Where on the page a value of the left y axis lies. */
    double y(double value) {
        return chart.getScreenYFromChart(value);
    }

    double width(String text, Font font) {
        return pen.getFontMetrics(font).stringWidth(text);
    }

    /** Text in the middle of a line's height. @param anchor 0 begins at x, 0.5 stands over it, 1 ends there */
    void text(String text, double x, double y, double anchor, Font font, Color colour) {
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(font);
        pen.setColor(colour);
        float left = (float) (x - anchor * width(text, font));
        pen.drawString(text, left, (float) (y + 0.36 * font.getSize()));
    }

    /** Text with a white rim, to be read over dots and lines. */
    void rimmed(String text, double x, double y, double anchor, Font font, Color colour) {
        for (int i = 0; i < 8; i++) {
            double angle = i * Math.PI / 4;
            text(text, x + 1.5 * Math.cos(angle), y + 1.5 * Math.sin(angle), anchor, font, Color.WHITE);
        }
        text(text, x, y, anchor, font, colour);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, float width) {
        pen.setColor(colour);
        pen.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A filled dot. @param size its diameter */
    void dot(double x, double y, double size, Color colour) {
        pen.setColor(colour);
        pen.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    /** A small arrow that points up, its tip at y. */
    void arrow(double x, double y, Color colour) {
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - 4.5, y + 8);
        head.lineTo(x + 4.5, y + 8);
        head.closePath();
        pen.setColor(colour);
        pen.fill(head);
        line(x, y + 8, x, y + 15, colour, 2f);
    }
}
