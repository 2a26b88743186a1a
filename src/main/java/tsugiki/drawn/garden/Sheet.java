package tsugiki.drawn.garden;

import tsugiki.drawn.Light;

/**
 * A curved piece of a plant in view axes: a grid of points with light on them, ready for the
 * {@link Canvas}. Point (i, j): i runs from base to tip, j from edge to edge.
 */
final class Sheet {
    final int rows;
    final int columns;
    final float[] x;
    final float[] y;
    final float[] z;
    final float[] light;

    /** @param rows points from base to tip, {@code >= 2}; columns: points across, {@code >= 2} */
    Sheet(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        int n = rows * columns;
        x = new float[n];
        y = new float[n];
        z = new float[n];
        light = new float[n];
    }

    void point(int i, int j, double[] at) {
        int k = i * columns + j;
        x[k] = (float) at[0];
        y[k] = (float) at[1];
        z[k] = (float) at[2];
    }

    /** Part of the way from base to tip of row i: denser at the tip, where outlines turn. */
    double u(int i) {
        double s = i / (double) (rows - 1);
        return 0.45 * s + 0.55 * Math.sin(s * Math.PI / 2);
    }

    /** From edge to edge, -1..1. */
    double v(int j) {
        return 2.0 * j / (columns - 1) - 1;
    }

    /** Lights every point: both faces take light, and some shines through. */
    Sheet lit(Light sun) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int up = Math.min(i + 1, rows - 1) * columns + j;
                int down = Math.max(i - 1, 0) * columns + j;
                int right = i * columns + Math.min(j + 1, columns - 1);
                int left = i * columns + Math.max(j - 1, 0);
                light[i * columns + j] = normalLight(sun, up, down, right, left);
            }
        }
        return this;
    }

    private float normalLight(Light sun, int up, int down, int right, int left) {
        float ax = x[up] - x[down];
        float ay = y[up] - y[down];
        float az = z[up] - z[down];
        float bx = x[right] - x[left];
        float by = y[right] - y[left];
        float bz = z[right] - z[left];
        float nx = ay * bz - az * by;
        float ny = az * bx - ax * bz;
        float nz = ax * by - ay * bx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12;
        double sign = nz < 0 ? -1 : 1;
        return (float) sun.on(sign * nx / length, sign * ny / length, sign * nz / length);
    }
}
