package tsugiki.features;

import java.util.List;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/**
 * The pictures that are most like one, by the cosine of their features: {@code x . y / (|x| |y|)}, at most 1, for
 * equal pictures 1; of equally near ones the first.
 *
 * <pre>{@code
 * Neighbours.of(store.train()).of(net, picture, 5)
 * }</pre>
 */
public final class Neighbours {

    /**
     * A picture that is near.
     *
     * @param row its row in the features
     * @param file its name, {@code class/file.jpg}
     * @param name its class
     * @param cosine of both pictures' features, at most 1
     */
    public record Neighbour(int row, String file, String name, double cosine) {

        @Override
        public String toString() {
            return Text.of("%s, %s, %.3f", file, name, cosine);
        }
    }

    private final Features pictures;
    private final float[] units;

    private Neighbours(Features pictures) {
        this.pictures = pictures;
        this.units = Directions.units(pictures);
    }

    /** Among these pictures. @throws CourseException if there are none, or a feature is no number */
    public static Neighbours of(Features pictures) {
        if (pictures.size() == 0) {
            throw new CourseException("There are no pictures to be near to: choose another part or split.");
        }
        Probe.requireNumbers(pictures);
        return new Neighbours(pictures);
    }

    /** The nearest to a photograph, the nearest first, with the preprocessing of the network's card. @param net the features are of it */
    public List<Neighbour> of(Network net, Picture picture, int atMost) {
        return of(net, picture, net.preprocessing(), atMost);
    }

    /** The nearest to a photograph, the nearest first. @param preprocessing as the features were computed with */
    public List<Neighbour> of(Network net, Picture picture, Preprocessing preprocessing, int atMost) {
        try (Inference quiet = net.inference(); var memory = net.manager().newSubManager();
                var x = preprocessing.pixels(memory, picture); var features = net.embed(x)) {
            return of(features.toFloatArray(), atMost);
        }
    }

    /**
     * The nearest to features {@code [D]}, the nearest first.
     *
     * @throws CourseException if they are of another width, or fewer than one neighbour is asked for
     */
    public List<Neighbour> of(float[] row, int atMost) {
        if (atMost < 1) {
            throw new CourseException("%d neighbours cannot be shown: ask for at least 1.", atMost);
        }
        double[] cosines = cosines(row);
        return IntStream.range(0, cosines.length).boxed().sorted((a, b) -> Double.compare(cosines[b], cosines[a])).limit(atMost)
                .map(i -> new Neighbour(i, pictures.files().get(i), pictures.classes().get(pictures.labels()[i]), cosines[i])).toList();
    }

    /** The pictures among which it looks. */
    public Features pictures() {
        return pictures;
    }

    /** The cosine with each of the pictures, in their order. */
    double[] cosines(float[] row) {
        if (row.length != pictures.dimension()) {
            throw new CourseException("These features are %d wide, but the neighbours' are %d: take features of the same network.", row.length, pictures.dimension());
        }
        return Directions.cosines(units, row);
    }

    /** The items of neighbours, to be shown: by their names. @param items those the features are of */
    public static List<Item> items(List<Neighbour> neighbours, List<Item> items) {
        return neighbours.stream().map(near -> items.stream().filter(item -> item.name().equals(near.file())).findFirst()
                .orElseThrow(() -> new CourseException("%s is none of these %d pictures: take those that the features are of.", near.file(), items.size()))).toList();
    }

    @Override
    public String toString() {
        return "neighbours among " + pictures;
    }
}
