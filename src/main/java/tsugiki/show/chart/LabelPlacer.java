package tsugiki.show.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a free place for a name beside its point: right, left, above or below it, then further away, but nowhere
 * that is nearer to another point of its colour; without such a place the name is left out. All in pixels.
 */
final class LabelPlacer {

    private static final double LINE = 13;
    private static final double MARKER = 9;
    /** Left and right of a name, so that two on one line do not read as one. */
    private static final double GAP = 3;

    /** Where a label's centre goes. */
    record Place(double x, double y) {}

    private final Rectangle2D plot;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    private record Point(double x, double y, Color colour) {}

    /** @param plot the area that labels stay within */
    LabelPlacer(Rectangle2D plot) {
        this.plot = plot;
    }

    /** Keeps a point's marker free of labels; all points come before the first label. */
    void point(double x, double y, Color colour) {
        points.add(new Point(x, y, colour));
        taken.add(new Rectangle2D.Double(x - MARKER / 2, y - MARKER / 2, MARKER, MARKER));
    }

    /** A place for a text so wide. */
    Optional<Place> label(double width, double x, double y, Color colour) {
        double half = width / 2;
        for (double away = MARKER; away <= 3.5 * MARKER; away += MARKER / 2) {
            for (Place place : List.of(new Place(x + half + away, y), new Place(x - half - away, y),
                    new Place(x, y - LINE / 2 - away), new Place(x, y + LINE / 2 + away),
                    new Place(x + half + away / 2, y + LINE / 2 + away / 2), new Place(x - half - away / 2, y - LINE / 2 - away / 2))) {
                Rectangle2D box = new Rectangle2D.Double(place.x() - half - GAP, place.y() - LINE / 2, 2 * (half + GAP), LINE);
                if (plot.contains(box) && taken.stream().noneMatch(box::intersects) && isNearest(box, new Point(x, y, colour))) {
                    taken.add(box);
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether no other point of the colour is as near to a label as its own. */
    private boolean isNearest(Rectangle2D box, Point own) {
        return points.stream().filter(point -> point.colour.equals(own.colour) && !point.equals(own))
                .allMatch(point -> squared(box, point.x, point.y) > squared(box, own.x, own.y));
    }

    /** The square of a point's distance from a box, 0 within it. */
    private static double squared(Rectangle2D box, double x, double y) {
        double across = Math.max(0, Math.max(box.getMinX() - x, x - box.getMaxX()));
        double down = Math.max(0, Math.max(box.getMinY() - y, y - box.getMaxY()));
        return across * across + down * down;
    }
}
