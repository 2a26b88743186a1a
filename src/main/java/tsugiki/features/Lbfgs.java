package tsugiki.features;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth function of many variables by limited-memory BFGS: Liu and Nocedal 1989,
 * https://doi.org/10.1007/BF01589116.
 *
 * @param memory how many past steps shape the next one
 * @param mostSteps steps at most
 * @param tolerance stops when no partial derivative is larger
 */
record Lbfgs(int memory, int mostSteps, double tolerance) {

    /** Of the decrease the slope promises, the share a step must bring (Armijo). */
    private static final double SUFFICIENT = 1e-4;

    private static final int MOST_HALVINGS = 30;

    /** A function and its slope. */
    @FunctionalInterface
    interface Objective {
        /** @param gradient filled with the partial derivatives; @return the value */
        double at(double[] x, double[] gradient);
    }

    /**
     * Where the search ended.
     *
     * @param converged whether the tolerance was reached
     */
    record Minimum(double[] x, double value, int steps, boolean converged) {}

    /** A past step: how x and the gradient changed. */
    private record Pair(double[] x, double[] gradient, double product) {}

    Minimum minimise(Objective objective, double[] start) {
        double[] x = start.clone();
        double[] gradient = new double[x.length];
        double value = objective.at(x, gradient);
        Deque<Pair> past = new ArrayDeque<>();
        for (int step = 0; step < mostSteps; step++) {
            if (largest(gradient) <= tolerance) {
                return new Minimum(x, value, step, true);
            }
            double[] direction = direction(gradient, past);
            double slope = dot(direction, gradient);
            double[] nextGradient = new double[x.length];
            double length = past.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
            double[] next = moved(x, direction, length);
            double nextValue = objective.at(next, nextGradient);
            for (int i = 0; !(nextValue <= value + SUFFICIENT * length * slope); i++) {
                if (i == MOST_HALVINGS) { // rounding errors are all that is left
                    return new Minimum(x, value, step, false);
                }
                length /= 2;
                next = moved(x, direction, length);
                nextValue = objective.at(next, nextGradient);
            }
            remember(past, moved(next, x, -1), moved(nextGradient, gradient, -1));
            x = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return new Minimum(x, value, mostSteps, false);
    }

    private void remember(Deque<Pair> past, double[] dx, double[] dg) {
        double product = dot(dx, dg);
        if (product > 1e-12 * dot(dg, dg)) { // else the curvature is not to be trusted
            past.addLast(new Pair(dx, dg, product));
            if (past.size() > memory) {
                past.removeFirst();
            }
        }
    }

    /** Minus the gradient, bent by the past steps (the two-loop recursion). */
    private static double[] direction(double[] gradient, Deque<Pair> past) {
        double[] q = moved(gradient, gradient, -2);
        Deque<Double> shares = new ArrayDeque<>();
        for (Iterator<Pair> it = past.descendingIterator(); it.hasNext();) {
            Pair pair = it.next();
            double share = dot(pair.x, q) / pair.product;
            shares.push(share);
            add(q, pair.gradient, -share);
        }
        if (!past.isEmpty()) {
            Pair last = past.getLast();
            double scale = last.product / dot(last.gradient, last.gradient);
            add(q, q, scale - 1);
        }
        for (Pair pair : past) {
            add(q, pair.x, shares.pop() - dot(pair.gradient, q) / pair.product);
        }
        return q;
    }

    /** {@code x + length * direction}. */
    private static double[] moved(double[] x, double[] direction, double length) {
        double[] moved = x.clone();
        add(moved, direction, length);
        return moved;
    }

    private static void add(double[] x, double[] direction, double length) {
        for (int i = 0; i < x.length; i++) {
            x[i] += length * direction[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
