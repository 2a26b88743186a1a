package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/**
 * One of the pictures that excite a channel of a network most: the mean of its feature map over all places, the number
 * that pooling keeps of it, is among the largest of a set. Zeiler and Fergus 2013, https://arxiv.org/abs/1311.2901.
 *
 * @param item the picture of the set
 * @param picture what the network saw: resized and cut
 * @param mean of the map
 * @param map {@code [h][w]} of this channel, as the stage gives it
 */
public record Excited(Item item, Picture picture, float mean, float[][] map) {

    /**
     * The training pictures of a set whose map has the largest mean, the largest first. The means of all channels of the
     * stage are computed in one pass and stored, so that another channel is looked at in no time.
     *
     * @param stage a block of the trunk: {@link Network#modules}
     * @param channel from 0
     * @throws tsugiki.base.CourseException if there is no such stage or channel, or the stage has no grid of places
     */
    public static List<Excited> most(Network net, String stage, int channel, DataSet data, Preprocessing preprocessing, int atMost) {
        Features seen = FeatureStore.pooled(net, List.of(stage), data.trainingOnly(), preprocessing, Progress.standard()).get(stage).train();
        return most(net, stage, channel, seen, data.train(), preprocessing, atMost);
    }

    /** @param seen means of all channels of these items, by their names */
    static List<Excited> most(Network net, String stage, int channel, Features seen, List<Item> items, Preprocessing preprocessing, int atMost) {
        Map<String, Item> byName = items.stream().collect(Collectors.toMap(Item::name, Function.identity()));
        Features highest = seen.highest(channel, atMost);
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager()) {
            return highest.files().stream().map(byName::get).map(item -> of(net, stage, channel, item, preprocessing, memory)).toList();
        }
    }

    private static Excited of(Network net, String stage, int channel, Item item, Preprocessing preprocessing, NDManager memory) {
        Picture whole = item.source().open();
        try (NDArray x = preprocessing.pixels(memory, whole); NDArray maps = net.upTo(stage, x)) {
            float[][] map = Inside.maps(maps, net.name(), stage)[channel];
            return new Excited(item, preprocessing.geometry(whole), (float) Inside.mean(map), map);
        }
    }

    /** The largest value of the map. */
    public float largest() {
        float largest = Float.NEGATIVE_INFINITY;
        for (float[] row : map) {
            for (float value : row) {
                largest = Math.max(largest, value);
            }
        }
        return largest;
    }

    /** The picture with the map over it: dark blue is 0 and below, yellow {@code most} and above. */
    public Picture overlay(float most) {
        float[][] shares = new float[map.length][map[0].length];
        for (int row = 0; row < map.length; row++) {
            for (int column = 0; column < map[0].length; column++) {
                shares[row][column] = most > 0 ? Math.max(0, Math.min(1, map[row][column] / most)) : 0;
            }
        }
        return Heat.over(picture, shares);
    }

    @Override
    public String toString() {
        return Text.of("%s: mean %.3f of %d x %d places", item.name(), mean, map.length, map[0].length);
    }
}
