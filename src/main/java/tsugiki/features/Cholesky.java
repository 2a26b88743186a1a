package tsugiki.features;

import tsugiki.base.CourseException;

/** The triangular factor of a covariance, {@code S = L L^T}. */
final class Cholesky {

    private Cholesky() {}

    /** {@code L^-1}, by which features get the covariance I. @throws CourseException if the matrix is no covariance of full rank */
    static double[][] inverseOfFactor(double[][] s) {
        int n = s.length;
        double[][] l = factor(s);
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                double share = l[i][k];
                for (int j = 0; j <= k; j++) {
                    inverse[i][j] -= share * inverse[k][j];
                }
            }
            inverse[i][i] = 1;
            for (int j = 0; j <= i; j++) {
                inverse[i][j] /= l[i][i];
            }
        }
        return inverse;
    }

    private static double[][] factor(double[][] s) {
        double[][] l = new double[s.length][s.length];
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = s[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j && !(sum > 0)) {
                    throw new CourseException("A feature follows from the others, so that the spread of these pictures has no inverse: take more pictures.");
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }
}
