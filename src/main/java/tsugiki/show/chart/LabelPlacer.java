package tsugiki.show.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a free place for a name beside its point: right, left, above or below it, then further away;
 * without a free place the name is left out. All in pixels.
 */
final class LabelPlacer {

    private static final double LINE = 13;
    private static final double MARKER = 9;

    /** Where a label's centre goes. */
    record Place(double x, double y) {}

    private final Rectangle2D plot;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /** @param plot the area that labels stay within */
    LabelPlacer(Rectangle2D plot) {
        this.plot = plot;
    }

    /** Keeps a point's marker free of labels. */
    void point(double x, double y) {
        taken.add(new Rectangle2D.Double(x - MARKER / 2, y - MARKER / 2, MARKER, MARKER));
    }

    /** A place for a text so wide. */
    Optional<Place> label(double width, double x, double y) {
        double half = width / 2;
        for (double away = MARKER; away <= 3.5 * MARKER; away += MARKER / 2) {
            for (Place place : List.of(new Place(x + half + away, y), new Place(x - half - away, y),
                    new Place(x, y - LINE / 2 - away), new Place(x, y + LINE / 2 + away),
                    new Place(x + half + away / 2, y + LINE / 2 + away / 2), new Place(x - half - away / 2, y - LINE / 2 - away / 2))) {
                Rectangle2D box = new Rectangle2D.Double(place.x() - half, place.y() - LINE / 2, 2 * half, LINE);
                if (plot.contains(box) && taken.stream().noneMatch(box::intersects)) {
                    taken.add(box);
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }
}
