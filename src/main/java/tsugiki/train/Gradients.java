package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import tsugiki.data.Batch;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Block;
import tsugiki.nn.Halves;
import tsugiki.nn.Parameter;
import tsugiki.transfer.Student;

/**
 * Forward, loss, backward of one batch, as the settings say: a training and the search for its learning rate do the same.
 *
 * @param stage a batch holds the activations after this block of the trunk; pictures where it is empty
 */
record Gradients(Student student, String stage, TrainingSettings settings) {

    /** @param logits of the batch, row-major, before any update */
    record Measured(float loss, float[] logits) {}

    /** Leaves a gradient at every weight that is trained. */
    Measured of(Batch batch) {
        try (NDManager memory = student.network().manager().newSubManager();
                Autograd.Mode on = Autograd.on();
                NDArray x = batch.pixels(memory)) {
            return Halves.suit(x) && isTrunkSteady() ? inHalves(x, batch.labels()) : whole(x, batch.labels());
        }
    }

    private Measured whole(NDArray x, int[] labels) {
        try (NDArray logits = stage.isEmpty() ? student.logits(x) : student.network().after(stage, x)) {
            return backward(logits, labels);
        }
    }

    /** The trunk in halves, what stands behind it on all: dropout draws in one order, and the loss weighs the whole batch. */
    private Measured inHalves(NDArray x, int[] labels) {
        student.requireHead();
        Network network = student.network();
        String end = trunk().get(trunk().size() - 1);
        try (Halves halves = Halves.of(x, stage.isEmpty() ? network::features : part -> network.between(stage, end, part));
                NDArray logits = network.after(end, halves.maps())) {
            Measured measured = backward(logits, labels);
            if (trunk().stream().flatMap(block -> network.child(block).parameters().values().stream()).anyMatch(Parameter::isTrainable)) {
                halves.backward();
            }
            return measured;
        }
    }

    private Measured backward(NDArray logits, int[] labels) {
        try (NDArray loss = settings.loss().of(logits, labels)) {
            Autograd.backward(loss);
            return new Measured(loss.getFloat(), logits.toFloatArray());
        }
    }

    /** Whether each picture's maps are its own: no statistics of the batch, nothing dropped. */
    private boolean isTrunkSteady() {
        return !trunk().isEmpty() && trunk().stream().map(student.network()::child)
                .allMatch(block -> block.blocks().values().stream().allMatch(Block::isSteady));
    }

    /** The blocks of the trunk that a batch goes through. */
    private List<String> trunk() {
        List<String> all = student.network().modules();
        return all.subList(all.indexOf(stage) + 1, all.size());
    }
}
