package tsugiki.show;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/** What the blocks of a network make of a picture, drawn in grey. */
public final class FeatureMaps {

    /** Small maps are drawn in visible squares, not smoothed to fog. */
    private static final int SIDE = 168;

    private FeatureMaps() {}

    /**
     * A row of maps for each stage: its first channels, dark is small, bright is large.
     *
     * @param stages paths of the trunk, see {@link Network#stages}
     * @param count channels shown of each, 1 to 10
     */
    public static PictureGrid along(Network net, Picture picture, Preprocessing preprocessing, List<String> stages, int count) {
        List<Picture> maps = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager();
                NDArray x = preprocessing.pixels(memory, picture)) {
            for (String stage : stages) {
                try (NDArray y = net.upTo(stage, x)) {
                    List<Picture> some = pictures(y, count);
                    maps.addAll(some);
                    for (int i = 0; i < some.size(); i++) {
                        captions.add(i == 0 ? stage + " " + y.getShape().get(2) + "\u00d7" + y.getShape().get(3) : "");
                    }
                }
            }
        }
        return Pictures.gallery(maps, captions, count);
    }

    /**
     * The first channels of feature maps as grey pictures, each stretched from its least to its largest value.
     *
     * @param maps {@code [1, C, h, w]}
     * @throws CourseException if the shape is another, or there are fewer channels
     */
    public static List<Picture> pictures(NDArray maps, int count) {
        Shape shape = maps.getShape();
        if (shape.dimension() != 4 || shape.get(0) != 1 || shape.get(1) < count) {
            throw new CourseException("%d feature maps cannot be drawn of shape %s: give maps of one picture, [1, C, h, w] with C of %d or more.",
                    count, shape, count);
        }
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        float[] values = maps.toFloatArray();
        List<Picture> pictures = new ArrayList<>();
        for (int channel = 0; channel < count; channel++) {
            pictures.add(grey(values, channel * height * width, width, height));
        }
        return pictures;
    }

    /**
     * One map as a grey picture, stretched from its least to its largest value.
     *
     * @param map {@code [height][width]}, rows of one length
     */
    public static Picture picture(float[][] map) {
        float[] values = new float[map.length * map[0].length];
        for (int row = 0; row < map.length; row++) {
            System.arraycopy(map[row], 0, values, row * map[0].length, map[0].length);
        }
        return grey(values, 0, map[0].length, map.length);
    }

    /**
     * Maps side by side, each stretched for itself, with name and size.
     *
     * @param names one for each map
     * @param maps 1 to 10, {@code [height][width]}
     * @throws CourseException if there are more or fewer names
     */
    public static PictureGrid gallery(List<String> names, float[][]... maps) {
        List<Picture> pictures = Stream.of(maps).map(FeatureMaps::picture).toList();
        List<String> captions = new ArrayList<>(names);
        for (int i = 0; i < Math.min(names.size(), maps.length); i++) {
            captions.set(i, names.get(i) + "\n" + maps[i].length + "\u00d7" + maps[i][0].length);
        }
        return Pictures.gallery(pictures, captions, Math.max(1, maps.length));
    }

    private static Picture grey(float[] values, int from, int width, int height) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + width * height; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(255 * (values[from + i / 3] - low) / Math.max(high - low, 1e-12f));
        }
        int scale = Math.max(1, SIDE / Math.max(width, height));
        return new Picture(width, height, rgb).resize(width * scale, height * scale, Interpolation.NEAREST);
    }
}
