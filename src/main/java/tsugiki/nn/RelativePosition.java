package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/** Offsets between the positions of a {@code side x side} group: {@code (2 side - 1)^2} of them, each with a row of its own in a table. */
final class RelativePosition {

    private RelativePosition() {}

    /** Number of offsets. */
    static long offsets(int side) {
        return (2L * side - 1) * (2L * side - 1);
    }

    /** The table's row for each pair of positions, {@code [T, T]} row-major: offset down first, then right. */
    static long[] index(int side) {
        int positions = side * side;
        long[] rows = new long[positions * positions];
        for (int from = 0; from < positions; from++) {
            for (int to = 0; to < positions; to++) {
                int down = from / side - to / side + side - 1;
                int right = from % side - to % side + side - 1;
                rows[from * positions + to] = down * (2L * side - 1) + right;
            }
        }
        return rows;
    }

    /** {@code [heads, T, T]}, picked from a table {@code [offsets, heads]}. @param index of {@code T * T} elements */
    static NDArray pick(NDArray table, NDArray index, long positions) {
        return table.get(new NDIndex("{}", index.reshape(-1))).reshape(positions, positions, -1).transpose(2, 0, 1);
    }

    /**
     * Offsets on a logarithmic scale, {@code sign(d) log2(1 + |d|) / 3} with d from -8 to 8,
     * {@code [1, 2 side - 1, 2 side - 1, 2]} row-major: Liu et al. 2021, https://arxiv.org/abs/2111.09883 (equation 4).
     */
    static double[] logarithmic(int side) {
        int row = 2 * side - 1;
        double[] values = new double[row * row * 2];
        for (int i = 0; i < row * row; i++) {
            values[2 * i] = logarithmic(i / row - side + 1, side);
            values[2 * i + 1] = logarithmic(i % row - side + 1, side);
        }
        return values;
    }

    private static double logarithmic(int offset, int side) {
        double scaled = 8.0 * offset / (side - 1);
        return Math.signum(scaled) * Math.log(1 + Math.abs(scaled)) / Math.log(2) / 3;
    }

    static Shape logarithmicShape(int side) {
        return new Shape(1, 2L * side - 1, 2L * side - 1, 2);
    }
}
