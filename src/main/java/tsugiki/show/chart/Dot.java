package tsugiki.show.chart;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A filled dot of its own size, whatever the chart's other markers have. */
final class Dot extends Marker {

    private final double size;

    /** @param size its diameter, in pixels of the page */
    Dot(double size) {
        this.size = size;
    }

    @Override
    public void paint(Graphics2D pen, double x, double y, int markerSize) {
        pen.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }
}
