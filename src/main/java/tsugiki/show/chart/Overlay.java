package tsugiki.show.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** What a chart gets drawn over it by hand, when the places of its values are known. */
final class Overlay extends Annotation {

    private final Consumer<Canvas> paint;

    private Overlay(Consumer<Canvas> paint) {
        super(false);
        this.paint = paint;
    }

    /** Draws over the chart whenever it is drawn. */
    static void on(Chart<?, ?> chart, Consumer<Canvas> paint) {
        chart.addAnnotation(new Overlay(paint));
    }

    @Override
    public void paint(Graphics2D pen) {
        Graphics2D own = (Graphics2D) pen.create();
        AxesChartStyler style = (AxesChartStyler) styler;
        int spacing = style.getXAxisTickMarkSpacingHint();
        try {
            style.setXAxisTickMarkSpacingHint(1); // XChart says no places on an axis that is shorter, y too
            own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            own.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            double left = getXAxisScreenValueForMin();
            double top = Math.min(getYAxisScreenValueForMax(), getYAxisScreenValueForMin());
            double bottom = Math.max(getYAxisScreenValueForMax(), getYAxisScreenValueForMin());
            Rectangle2D plot = new Rectangle2D.Double(left, top, getXAxisScreenValueForMax() - left, bottom - top);
            paint.accept(new Canvas(own, chart, plot));
        } finally {
            style.setXAxisTickMarkSpacingHint(spacing);
            own.dispose();
        }
    }
}
