package tsugiki.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tsugiki.features.Features;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

/** Made things that carry sets of labels. */
public final class MadeLabels {

    /** Of the labels a and b. */
    public static final List<String> SETS = List.of("a", "a+b", "b", "none");

    private MadeLabels() {}

    /** Features {@code [4 perSet, 6]}: label a moves the first, label b the second by 4. */
    public static Features features(int perSet, long seed) {
        Random random = new Random(seed);
        float[] values = new float[4 * perSet * 6];
        int[] sets = IntStream.range(0, 4 * perSet).map(i -> i / perSet).toArray();
        for (int i = 0; i < values.length; i++) {
            int set = sets[i / 6];
            boolean there = i % 6 == 0 ? set < 2 : i % 6 == 1 && (set == 1 || set == 2);
            values[i] = (float) ((there ? 4 : 0) + random.nextGaussian());
        }
        return new Features(values, 6, sets, IntStream.range(0, sets.length).mapToObj(i -> SETS.get(sets[i]) + "/" + i + ".jpg").toList(), SETS);
    }

    /** A folder of so many pictures a set: a is red, b is blue, both are violet, none is black; green differs. */
    public static Path pictures(Path folder, int perSet) {
        List<int[]> colours = List.of(new int[] {220, 0}, new int[] {220, 220}, new int[] {0, 220}, new int[] {0, 0});
        for (int set = 0; set < SETS.size(); set++) {
            for (int i = 0; i < perSet; i++) {
                TestPictures.write(folder.resolve(SETS.get(set)).resolve(i + ".png"),
                        TestPictures.png(Picture.filled(32, 32, colours.get(set)[0] - (colours.get(set)[0] > 0 ? i : 0), 7 * i % 90, colours.get(set)[1])));
            }
        }
        return folder;
    }
}
