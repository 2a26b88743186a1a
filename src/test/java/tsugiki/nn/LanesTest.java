package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final int THREADS = 3;

    private int before;

    /** The same on every machine. */
    @BeforeEach
    void theEngineHasSoManyThreads() {
        Device.newManager().close(); // brings the engine, which is asked here
        before = JniUtils.getNumThreads();
        JniUtils.setNumThreads(THREADS);
    }

    @AfterEach
    void itHasThoseOfBefore() {
        JniUtils.setNumThreads(before);
    }

    private static Lanes lanes() {
        return new Lanes(THREADS, 1, Lanes::daemon);
    }

    @Test
    void thePartsOfABatchComeBackInTheirOrder() {
        try (NDManager memory = Device.newManager(); Lanes lanes = lanes()) {
            NDArray x = memory.arange(7 * 6).reshape(7, 2, 3);
            assertThat(lanes.run(x, part -> part.mul(2))).isEqualTo(x.mul(2));
            assertThat(lanes.run(x.get("0:1"), part -> part.mul(2)).getShape()).isEqualTo(new Shape(1, 2, 3));
        }
    }

    @Test
    void aPartHasOneThreadAndWhoAskedKeepsIts() {
        List<Integer> inside = new CopyOnWriteArrayList<>();
        try (NDManager memory = Device.newManager(); Lanes lanes = lanes()) {
            lanes.run(memory.zeros(new Shape(2L * THREADS, 3)), part -> {
                inside.add(JniUtils.getNumThreads());
                return part.duplicate();
            });
        }
        assertThat(inside).hasSize(THREADS).containsOnly(1);
        assertThat(JniUtils.getNumThreads()).isEqualTo(THREADS);
        assertThat(CompletableFuture.supplyAsync(JniUtils::getNumThreads, work -> new Thread(work).start()).join()).as("a thread that begins later").isEqualTo(THREADS);
    }

    @Test
    void whereALaneGetsNoThreadTheEngineKeepsItsNumber() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> new Lanes(THREADS, 1, work -> {
            if (asked.incrementAndGet() == THREADS) {
                throw new IllegalStateException("no thread left");
            }
            return Lanes.daemon(work);
        })).hasMessage("no thread left");
        assertThat(JniUtils.getNumThreads()).isEqualTo(THREADS);
        assertThat(CompletableFuture.supplyAsync(JniUtils::getNumThreads, work -> new Thread(work).start()).join()).isEqualTo(THREADS);
    }

    @Test
    void aFailureOfOnePartIsThatOfTheWhole() {
        try (NDManager memory = Device.newManager(); Lanes lanes = lanes()) {
            int arrays = memory.getManagedArrays().size();
            NDArray x = memory.zeros(new Shape(8, 1));
            CopyOnWriteArrayList<NDArray> first = new CopyOnWriteArrayList<>();
            assertThatThrownBy(() -> lanes.run(x, part -> {
                if (first.addIfAbsent(x)) {
                    throw new IllegalStateException("a part");
                }
                return part.duplicate();
            })).isInstanceOf(IllegalStateException.class).hasMessage("a part");
            assertThatThrownBy(() -> lanes.run(x, part -> {
                throw new StackOverflowError("an error stays one");
            })).isInstanceOf(StackOverflowError.class);
            x.close();
            assertThat(memory.getManagedArrays()).hasSize(arrays);
        }
    }
}
