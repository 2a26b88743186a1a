package tsugiki.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {

    private static final double WIDTH = 40;
    /** No room left of the points, and little above and below. */
    private final LabelPlacer placer = new LabelPlacer(new Rectangle2D.Double(90, 80, 400, 40));

    /** Right of both points is the one place that is free, but it is nearer to the second. */
    @Test
    void aNameIsNearestToItsOwnPoint() {
        placer.point(100, 100, Color.RED);
        placer.point(112, 100, Color.RED);
        assertThat(placer.label(WIDTH, 100, 100, Color.RED)).isEmpty();
        Optional<LabelPlacer.Place> second = placer.label(WIDTH, 112, 100, Color.RED);
        assertThat(second).hasValueSatisfying(place -> assertThat(place.x()).isGreaterThan(112 + WIDTH / 2));
    }

    @Test
    void pointsOfAnotherColourDoNotMatter() {
        placer.point(100, 100, Color.RED);
        placer.point(112, 100, Color.BLUE);
        assertThat(placer.label(WIDTH, 100, 100, Color.RED)).isPresent();
    }
}
