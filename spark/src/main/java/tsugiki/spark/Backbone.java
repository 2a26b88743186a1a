package tsugiki.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.network.Network;
import tsugiki.nn.Device;
import tsugiki.nn.Precision;
import tsugiki.picture.Preprocessing;
import tsugiki.zoo.Zoo;

/**
 * A pretrained network as tasks are told of it and as a table of features names it. Its weights travel by Spark's own
 * distribution of files; by their sum they are what they were, or are refused.
 *
 * @param file name of the weights file
 * @param sha256 its sum
 * @param preprocessing as JSON
 */
record Backbone(String model, String file, String sha256, String preprocessing, String precision, String device) implements Serializable, Backed {

    /** @param size pixels a side, or null: the network's own */
    static Backbone of(String model, Path weights, Integer size) {
        Preprocessing own = Zoo.card(model).weightsIn(weights.getFileName().toString()).preprocessing();
        return new Backbone(model, weights.getFileName().toString(), sum(weights), Json.line(size == null ? own : own.side(size)),
                Precision.chosen().toString(), Device.chosen().name());
    }

    static String sum(Path file) {
        try {
            return Digest.of("SHA-256", file);
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }

    @Override
    public LoadedNetwork load() {
        System.setProperty("tsugiki.device", device);
        Network network = Zoo.load(model, checked(file, sha256));
        return new LoadedNetwork(network, network::embed, resized(), Precision.of(precision));
    }

    /** The file as it reached this process. @throws CourseException if it is another */
    static Path checked(String file, String sha256) {
        Path weights = Path.of(SparkFiles.get(file));
        Digest.sha256(sha256).require(weights, "start the job again");
        return weights;
    }

    /** How pictures are brought to it. */
    Preprocessing resized() {
        return Json.read(preprocessing, Preprocessing.class);
    }

    /** As a table's column keeps it. */
    Metadata metadata() {
        return new MetadataBuilder().putString("model", model).putString("weights", file).putString("sha256", sha256)
                .putString("preprocessing", preprocessing).putString("precision", precision).build();
    }

    /** @throws CourseException if a column says nothing of a network */
    static Backbone of(Metadata metadata, String table) {
        if (!metadata.contains("model") || !metadata.contains("sha256")) {
            throw new CourseException("%s does not say of which network its features are: give what `./course features --engine spark` wrote.", table);
        }
        return new Backbone(metadata.getString("model"), metadata.getString("weights"), metadata.getString("sha256"), metadata.getString("preprocessing"),
                metadata.getString("precision"), Device.chosen().name());
    }
}
