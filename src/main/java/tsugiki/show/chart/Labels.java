package tsugiki.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** Names written beside what they name, in its colour, in the place of a legend. */
final class Labels {

    private static final double LINE = 15;

    /** A name at a place of the axes. */
    record Label(String name, double x, double y, Color colour) {}

    private Labels() {}

    /** Right of the ends of lines; names that would cover each other move apart, up or down. */
    static void atEnds(Chart<?, ?> chart, List<Label> labels, Font font) {
        Overlay.on(chart, canvas -> {
            List<Label> upwards = labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList();
            double[] y = apart(upwards.stream().mapToDouble(label -> canvas.y(label.y())).toArray(),
                    canvas.plot().getMinY() + LINE / 2, canvas.plot().getMaxY() - LINE / 2);
            for (int i = 0; i < y.length; i++) {
                canvas.rimmed(upwards.get(i).name(), canvas.x(upwards.get(i).x()) + 10, y[i], 0, font, upwards.get(i).colour());
            }
        });
    }

    /** Where there is room near their points, the first of them first. @param taken points that no name may cover */
    static void near(Chart<?, ?> chart, List<Label> labels, List<Label> taken, Font font) {
        Overlay.on(chart, canvas -> {
            LabelPlacer placer = new LabelPlacer(canvas.plot());
            taken.forEach(point -> placer.point(canvas.x(point.x()), canvas.y(point.y()), point.colour()));
            for (Label label : labels) {
                placer.label(canvas.width(label.name(), font), canvas.x(label.x()), canvas.y(label.y()), label.colour())
                        .ifPresent(place -> canvas.rimmed(label.name(), place.x(), place.y(), 0.5, font, label.colour()));
            }
        });
    }

    /** In the middle of their places, as names of clouds; where two would cover each other, one moves up, one down. */
    static void over(Chart<?, ?> chart, List<Label> labels, Font font) {
        Overlay.on(chart, canvas -> {
            List<double[]> boxes = new ArrayList<>();
            for (Label label : labels) {
                double half = canvas.width(label.name(), font) / 2 + 2;
                double x = Math.max(canvas.plot().getMinX() + half, Math.min(canvas.plot().getMaxX() - half, canvas.x(label.x())));
                double y = free(boxes, x, canvas.y(label.y()), half);
                boxes.add(new double[] {x, y, half});
                canvas.rimmed(label.name(), x, y, 0.5, font, label.colour());
            }
        });
    }

    private static double free(List<double[]> boxes, double x, double y, double half) {
        for (int step = 0; step < 12; step++) {
            double tried = y + (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * LINE / 2;
            if (boxes.stream().noneMatch(box -> Math.abs(box[0] - x) < box[2] + half && Math.abs(box[1] - tried) < LINE)) {
                return tried;
            }
        }
        return y;
    }

    /** Heights at least a line apart, from the lowest (largest) to the highest, near where they were and within the plot. */
    static double[] apart(double[] falling, double top, double bottom) {
        double[] y = falling.clone();
        for (int round = 0; round < 60; round++) {
            for (int i = 1; i < y.length; i++) {
                double close = LINE - (y[i - 1] - y[i]);
                if (close > 0) {
                    y[i - 1] += close / 2;
                    y[i] -= close / 2;
                }
            }
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.max(top, Math.min(bottom, y[i]));
            }
        }
        return y;
    }
}
