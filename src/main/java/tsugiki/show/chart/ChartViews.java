package tsugiki.show.chart;

import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.Confusion;
import tsugiki.features.Pca;
import tsugiki.show.View;
import tsugiki.show.ViewSource;
import tsugiki.show.Views;
import tsugiki.train.RateSweep;

/** Charts, and values that are shown as one. */
public final class ChartViews implements ViewSource {

    @Override
    @SuppressWarnings("rawtypes")
    public List<Views.Entry<?>> views() {
        return List.of(
                new Views.Entry<Chart>(Chart.class, ChartViews::chart),
                new Views.Entry<>(Panels.class, panels ->
                        View.png("Chart: " + panels.title(), panels.image(2), panels.width(), panels.height())),
                new Views.Entry<>(Calibration.class, calibration -> chart(Charts.reliability(calibration))),
                new Views.Entry<>(Pca.class, pca -> chart(Charts.pca(pca))),
                new Views.Entry<>(RateSweep.class, found -> chart(Charts.rateFinder(found))),
                new Views.Entry<>(Confusion.class, confusion -> chart(Charts.confusion(confusion))));
    }

    private static View chart(Chart<?, ?> chart) {
        return View.png("Chart: " + chart.getTitle(), ChartStyle.image(chart, 2), chart.getWidth(), chart.getHeight());
    }
}
