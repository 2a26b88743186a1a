package tsugiki.spark;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of the tables that are read and written. */
final class Columns {

    /** Where the picture lies. */
    static final String PATH = "path";
    /** SHA-256 of its bytes; none where they could not be read. */
    static final String DIGEST = "digest";
    /** Its class, where that is known. */
    static final String LABEL = "label";
    /** train, validation or test, where that is known. */
    static final String PART = "part";
    /** What the network's head would see. */
    static final String FEATURES = "features";
    /** Why there are no features. */
    static final String LEFT_OUT = "left_out";

    /** What a student names. */
    static final String CLASS = "class";
    /** How sure it is, 0..1. */
    static final String PROBABILITY = "probability";
    /** Whether it stands to its answer; none where it answers always. */
    static final String KNOWN = "known";
    /** train or validation where the student learnt from the picture, or was chosen by it. */
    static final String LEARNT = "learnt";
    /** Cross-entropy, where the label is one of the student's classes. */
    static final String LOSS = "loss";

    /** A list of pictures; what is left out already stays so. */
    static final StructType LIST = new StructType().add(PATH, DataTypes.StringType, false).add(LABEL, DataTypes.StringType).add(PART, DataTypes.StringType)
            .add(LEFT_OUT, DataTypes.StringType);

    /** Features of pictures; of which network, the metadata of their column say. */
    static final StructType FEATURE_TABLE = new StructType().add(PATH, DataTypes.StringType, false).add(DIGEST, DataTypes.StringType).add(LABEL, DataTypes.StringType)
            .add(PART, DataTypes.StringType).add(FEATURES, DataTypes.createArrayType(DataTypes.FloatType, false)).add(LEFT_OUT, DataTypes.StringType);

    private static final StructType GUESS = new StructType().add("name", DataTypes.StringType, false).add(PROBABILITY, DataTypes.FloatType, false);

    /** What a student says of pictures. */
    static final StructType ANSWERS = new StructType().add(PATH, DataTypes.StringType, false).add(DIGEST, DataTypes.StringType).add(LABEL, DataTypes.StringType)
            .add(PART, DataTypes.StringType).add(CLASS, DataTypes.StringType).add(PROBABILITY, DataTypes.FloatType)
            .add("labels", DataTypes.createArrayType(DataTypes.StringType, false)).add("best", DataTypes.createArrayType(GUESS, false))
            .add(KNOWN, DataTypes.BooleanType).add("doubt", DataTypes.DoubleType).add("why", DataTypes.StringType)
            .add(LEARNT, DataTypes.StringType).add(LOSS, DataTypes.DoubleType).add(LEFT_OUT, DataTypes.StringType);

    private Columns() {}
}
