package tsugiki.explain;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Where the values of each place of the picture lie in the activations of one picture.
 *
 * @param height of the grid of places
 * @param width of the grid of places
 * @param channels values of each place
 * @param first index of the first place's first value
 * @param nextPlace distance to the same channel of the next place
 * @param nextChannel distance to the next channel of the same place
 */
record Places(int height, int width, int channels, int first, int nextPlace, int nextChannel) {

    /**
     * Of feature maps {@code [1, C, h, w]}, of maps with the channels last {@code [1, h, w, C]}, or of tokens
     * {@code [1, T, D]}, of which the first is left out if the others make a square. Empty if there is no grid of
     * more than one place.
     */
    static Optional<Places> of(Shape shape) {
        int a = (int) shape.get(1);
        int b = shape.dimension() > 2 ? (int) shape.get(2) : 1;
        int c = shape.dimension() > 3 ? (int) shape.get(3) : 1;
        Places places = switch (shape.dimension()) {
            case 3 -> tokens(a, b);
            case 4 -> b != c && a == b ? new Places(a, b, c, 0, c, 1) : new Places(b, c, a, 0, 1, b * c);
            default -> null;
        };
        return Optional.ofNullable(places).filter(p -> p.count() > 1);
    }

    private static Places tokens(int tokens, int width) {
        int side = (int) Math.sqrt(tokens);
        boolean classToken = side * side != tokens;
        if (classToken && side * side != tokens - 1) {
            return null;
        }
        return new Places(side, side, width, classToken ? width : 0, width, 1);
    }

    int count() {
        return height * width;
    }

    int index(int place, int channel) {
        return first + place * nextPlace + channel * nextChannel;
    }
}
