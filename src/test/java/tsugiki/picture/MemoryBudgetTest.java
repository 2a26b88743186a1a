package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryBudgetTest {

    private static final int MB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(10 * MB);

    @TempDir Path folder;

    @Test
    void moreIsTakenWhileItLasts() {
        try (MemoryShare one = budget.share(); MemoryShare two = budget.share()) {
            one.take(6 * MB);
            two.take(2 * MB);
            assertThat(two.takeMore(3 * MB)).isFalse();
            assertThat(two.takeMore(2 * MB)).isTrue();
        }
    }

    @Test
    void closingGivesBackAndTakingAgainToo() {
        try (MemoryShare one = budget.share()) {
            one.take(10 * MB);
            one.take(10 * MB);
        }
        try (MemoryShare two = budget.share()) {
            two.take(10 * MB);
        }
    }

    @Test
    void whatNeedsMoreThanThereIsGetsAll() {
        try (MemoryShare one = budget.share(); MemoryShare two = budget.share()) {
            one.take(1000L * MB);
            assertThat(two.takeMore(1)).isFalse();
            assertThat(budget.beside().takeMore(MB)).isTrue();
        }
    }

    @Test
    void waitingEndsWhenTheOtherIsReady() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (MemoryShare one = budget.share(); MemoryShare two = budget.share()) {
            one.take(8 * MB);
            CountDownLatch started = new CountDownLatch(1);
            Future<?> waiting = other.submit(() -> {
                started.countDown();
                two.take(5 * MB);
            });
            started.await();
            assertThat(waiting.isDone()).isFalse();
            one.close();
            waiting.get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void needFollowsFromTheHeader() {
        Picture picture = DrawnPicture.of(40, 10);
        assertThat(MemoryNeed.of(TestPictures.jpeg(picture), 0)).isEqualTo(400 * 3);
        assertThat(MemoryNeed.of(TestPictures.jpeg(picture), 2)).isEqualTo(400 * 9);
        assertThat(MemoryNeed.of(TestPictures.progressive(picture), 0)).isEqualTo(400 * 9);
        for (String format : new String[] {"png", "bmp", "gif"}) {
            assertThat(MemoryNeed.of(TestPictures.encoded(picture.toImage(), format), 0)).as(format).isEqualTo(400 * 14);
        }
        assertThat(MemoryNeed.of(TestPictures.encoded(picture.toImage(), "tiff"), 0)).isEqualTo(400 * 22);
        assertThat(MemoryNeed.of(new byte[] {1, 2, 3}, 0)).isZero();
    }

    @Test
    void jpegTooBigForAllTheMemoryIsReadInSteps() {
        Path file = TestPictures.write(folder.resolve("a.jpg"), TestPictures.withOrientation(TestPictures.jpeg(Picture.filled(801, 600, 200, 100, 50)), 6));
        Picture read = PictureReader.read(file, new MemoryBudget(MB).share());
        assertThat(read).hasToString("Picture 300 x 401");
        assertThat(read.value(150, 200, 0)).isBetween(198, 202);
    }
}
