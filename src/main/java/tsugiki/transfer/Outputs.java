package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import tsugiki.features.Space;
import tsugiki.network.Network;
import tsugiki.network.Probabilities;
import tsugiki.nn.Conv2d;

/** A student's logits together with its features at a stage, in one pass. */
final class Outputs {

    private Outputs() {}

    /** Makes probabilities of logits {@code [N, classes]}, as the student means them; can be recorded. */
    static UnaryOperator<NDArray> probabilities(Student student) {
        return student.thresholds().isPresent() ? Probabilities::sigmoid : Probabilities::of;
    }

    /** Makes {@code [N, classes]}, or {@code [N, classes + D]}, of pictures {@code [N, 3, H, W]}. @param stage empty: no features */
    static UnaryOperator<NDArray> of(Student student, String stage) {
        Network net = student.network();
        if (stage.isEmpty()) {
            return student::logits;
        }
        if (!stage.equals(Space.HEAD)) {
            return x -> withStage(net, stage, x);
        }
        if (net.head() instanceof Conv2d) { // its head takes maps and nothing that is pooled
            return x -> student.logits(x).concat(net.embed(x), 1);
        }
        return x -> withHead(net, x);
    }

    private static NDArray withHead(Network net, NDArray x) {
        NDArray features = net.embed(x);
        return net.head().call(features).concat(features, 1);
    }

    private static NDArray withStage(Network net, String stage, NDArray x) {
        NDArray activations = net.upTo(stage, x);
        return net.after(stage, activations).concat(Space.meanOfPlaces(activations), 1);
    }

    /** Three fifths of the way: before it is colour and grain, behind it only what tells ImageNet's classes apart. */
    static String middle(Network net) {
        List<String> stages = net.stages();
        return stages.get(Math.round(0.6f * (stages.size() - 1)));
    }
}
