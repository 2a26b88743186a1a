package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class WriteBehindTest {

    private final List<Integer> written = Collections.synchronizedList(new ArrayList<>());

    @Test
    void piecesAreWrittenInTheirOrderAndAllWhenItIsClosed() {
        try (WriteBehind disk = new WriteBehind()) {
            for (int i = 0; i < 5; i++) {
                int piece = i;
                disk.write(() -> written.add(piece));
            }
        }
        assertThat(written).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whatWentWrongIsThrownAndTheNextPieceIsNotBegun() {
        try (WriteBehind disk = new WriteBehind()) {
            disk.write(() -> {
                throw new CourseException("The disk is full.");
            });
            assertThatThrownBy(() -> disk.write(() -> written.add(1))).isInstanceOf(CourseException.class).hasMessage("The disk is full.");
        }
        assertThat(written).isEmpty();
    }

    @Test
    void anInterruptIsKeptAndTheLastPieceIsWritten() {
        Thread.currentThread().interrupt();
        try (WriteBehind disk = new WriteBehind()) {
            disk.write(() -> written.add(1));
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).containsExactly(1);
    }
}
