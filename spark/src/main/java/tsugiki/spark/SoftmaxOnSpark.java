package tsugiki.spark;

import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import tsugiki.base.CourseException;
import tsugiki.features.SoftmaxProbe;

/**
 * Multinomial logistic regression by Spark MLlib, which minimises {@code mean cross-entropy + weightDecay / 2 * |W|^2} over
 * standardised features by L-BFGS, as {@link SoftmaxProbe} does; there W is with the bias, here without. What it gives is for features as they are:
 * the standardisation is folded in.
 */
record SoftmaxOnSpark(LogisticRegressionModel model, List<String> classes) {

    private static final int MOST_STEPS = 300;
    private static final double TOLERANCE = 1e-6;
    private static final String INDEX = "index";
    private static final String VECTOR = "vector";
    /** The class that is named, as a column of strings. */
    static final String NAMED = "named";

    /** Fits to rows of features and labels. @param classes in the order of the logits */
    static SoftmaxOnSpark fit(Dataset<Row> train, List<String> classes) {
        if (classes.size() < 2) {
            throw new CourseException("A probe needs pictures of at least two classes, but these show %d: choose another table or part.", classes.size());
        }
        Dataset<Row> vectors = vectors(train, classes).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return new SoftmaxOnSpark(new LogisticRegression().setFamily("multinomial").setStandardization(true).setRegParam(SoftmaxProbe.DEFAULT_WEIGHT_DECAY)
                    .setMaxIter(MOST_STEPS).setTol(TOLERANCE).setFeaturesCol(VECTOR).setLabelCol(INDEX).fit(vectors), classes);
        } finally {
            vectors.unpersist();
        }
    }

    private static Dataset<Row> vectors(Dataset<Row> rows, List<String> classes) {
        return rows.withColumn(VECTOR, org.apache.spark.ml.functions.array_to_vector(functions.col(Columns.FEATURES)))
                .withColumn(INDEX, functions.array_position(functions.lit(classes.toArray(String[]::new)),
                        functions.col(Columns.LABEL)).minus(1).cast("double"))
                .select(Columns.LABEL, VECTOR, INDEX);
    }

    /** The rows with what it names. */
    Dataset<Row> named(Dataset<Row> rows) {
        return model.transform(vectors(rows, classes)).withColumn(NAMED, functions.element_at(
                functions.lit(classes.toArray(String[]::new)), functions.col("prediction").plus(1).cast("int")));
    }

    /** The same as one of the kit's probes. */
    SoftmaxProbe probe() {
        int d = model.numFeatures();
        float[][] rows = new float[classes.size()][d + 1];
        for (int k = 0; k < rows.length; k++) {
            for (int j = 0; j < d; j++) {
                rows[k][j] = (float) model.coefficientMatrix().apply(k, j);
            }
            rows[k][d] = (float) model.interceptVector().apply(k);
        }
        return SoftmaxProbe.of(rows, classes, SoftmaxProbe.DEFAULT_WEIGHT_DECAY, steps());
    }

    /** Steps the search took. */
    int steps() {
        return model.summary().totalIterations();
    }
}
