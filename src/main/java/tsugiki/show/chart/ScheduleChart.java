package tsugiki.show.chart;

import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.train.Schedule;

/** Factors over the epochs, as each update meets them: a schedule that moves once an epoch is a stair. */
final class ScheduleChart {

    /** Updates drawn in each epoch. */
    private static final int UPDATES = 40;

    private ScheduleChart() {}

    static XYChart of(int epochs, Map<String, Schedule> schedules) {
        if (epochs < 1 || schedules.isEmpty()) {
            throw new CourseException("%d schedules over %d epochs make no chart: give at least one of each.", schedules.size(), epochs);
        }
        XYChart chart = ChartStyle.lines("Schedules", "epoch", "factor on every rate");
        chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) epochs).setYAxisMin(0.0).setYAxisMax(1.04);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        NameAxis.whole(chart, 0, epochs);
        schedules.forEach((name, schedule) -> add(chart, name, schedule, epochs));
        return chart;
    }

    private static void add(XYChart chart, String name, Schedule schedule, int epochs) {
        double[] x = new double[epochs * UPDATES * 2];
        double[] factors = new double[x.length];
        for (int i = 0; i < epochs * UPDATES; i++) {
            double factor = schedule.factor(i / UPDATES, i % UPDATES, UPDATES);
            x[2 * i] = (double) i / UPDATES;
            x[2 * i + 1] = (i + 1.0) / UPDATES; // an update's rate holds until the next
            factors[2 * i] = factor;
            factors[2 * i + 1] = factor;
        }
        XYSeries line = chart.addSeries(name, x, factors);
        line.setLineStyle(ChartStyle.solid()).setLineColor(ChartStyle.colour(chart.getSeriesMap().size() - 1));
        line.setMarker(SeriesMarkers.NONE);
    }

    /** As it is written in Java, e.g. {@code step(6, 0.3)}. */
    static String name(Schedule schedule) {
        if (schedule instanceof Schedule.Step step) {
            return step.size() == 1 ? Text.of("exponential(%s)", step.gamma()) : Text.of("step(%d, %s)", step.size(), step.gamma());
        }
        if (schedule instanceof Schedule.MultiStep steps) {
            return Text.of("multiStep(%s, %s)", steps.gamma(), steps.epochs().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (schedule instanceof Schedule.Cosine cosine) {
            return cosine.floor() == 0 ? Text.of("cosine(%d)", cosine.epochs()) : Text.of("cosine(%d, %s)", cosine.epochs(), cosine.floor());
        }
        if (schedule instanceof Schedule.WarmUp rise) {
            return Text.of("warmUp(%d, %s, %s)", rise.epochs(), rise.from(), name(rise.then()));
        }
        if (schedule instanceof Schedule.OneCycle cycle) {
            return Text.of("oneCycle(%d)", cycle.epochs());
        }
        return schedule instanceof Schedule.EveryUpdate every ? name(every.curve()) + ".everyUpdate()" : "constant()";
    }
}
