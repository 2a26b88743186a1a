package tsugiki.drawn.cats;

import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import tsugiki.base.Seeds;

/**
 * One press of the button. A person with a phone presses it two or three times: such a burst shows one pose, a moment
 * later and from a hand's breadth away. Each burst of a class is of another day.
 *
 * @param burst 0, 1, 2 ... within a class
 * @param number 0, 1, 2 within its burst
 */
record Shot(int burst, int number) {

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 2);
    /** Two bursts have so many pictures, three and two. */
    private static final int PAIR = 5;
    private static final int LONG_BURST = 3;
    private static final int SECONDS = 2;
    private static final long MOMENT = 77;

    /** The shot of a picture, by its number within its class. */
    static Shot of(int index) {
        int rest = index % PAIR;
        return new Shot(index / PAIR * 2 + (rest < LONG_BURST ? 0 : 1), rest < LONG_BURST ? rest : rest - LONG_BURST);
    }

    /** When it was taken: every burst of a class on a day of its own, two to four after the last; classes share the days. */
    LocalDateTime taken(int label) {
        LocalDate day = FIRST.plusDays(3L * burst + burst % 2);
        return day.atTime(8 + 4 * label + burst % 3, (17 * burst + 5 * label) % 60, (7 * burst) % 30).plusSeconds((long) SECONDS * number);
    }

    /** Draws it; the first of a burst is {@link Cats#draw}'s picture of that number. */
    BufferedImage draw(Motif motif, long seed, int size) {
        if (number == 0) {
            return Cats.draw(motif, seed, burst, size);
        }
        Random random = new Random(Seeds.mix(seed, MOMENT * number + motif.ordinal(), burst));
        Scene scene = Cats.scene(motif, seed, burst).aMomentLater(random);
        int larger = (int) Math.round(size * (1.06 + 0.1 * random.nextDouble()));
        int spare = larger - size;
        return cut(new Photograph(scene, larger).take(), random.nextInt(spare + 1), random.nextInt(spare + 1), size);
    }

    private static BufferedImage cut(BufferedImage from, int x, int y, int size) {
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, size, size, from.getRGB(x, y, size, size, null, 0, size), 0, size);
        return picture;
    }
}
