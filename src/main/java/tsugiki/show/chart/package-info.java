/**
 * Charts by XChart; the central type is {@link tsugiki.show.chart.Charts}, one function a chart, all in the style
 * of {@link tsugiki.show.chart.ChartStyle}.
 *
 * <p>Numbers come in, a chart goes out; a picture does not come here.
 */
package tsugiki.show.chart;
