/**
 * Charts by XChart; the central type is {@link tsugiki.show.chart.Charts}, one function a chart, all in the style
 * of {@link tsugiki.show.chart.ChartStyle}.
 *
 * <p>Numbers come in, a chart goes out; a picture does not come here. Several charts under one title are {@link
 * tsugiki.show.chart.Panels}. What XChart lacks, names beside lines, arrows, numbers in cells, axes of names, an
 * {@code Overlay} draws over a chart when the places of its values are known.
 */
package tsugiki.show.chart;
