package tsugiki.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import tsugiki.evaluate.Loss;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.train.OptimizerState;
import tsugiki.train.Sgd;
import tsugiki.transfer.Student;

/**
 * Whether a network of the zoo bears the surgery: seven classes in the place of the old ones, all frozen
 * but the new head, one step on two made pictures.
 *
 * @param model its name
 * @param logits shape of the answer, {@code [2, 7]} if all is well
 * @param moved paths whose bits the step changed
 * @param trained paths that should have changed
 */
public record SurgeryCheck(String model, Shape logits, List<String> moved, List<String> trained) {

    private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e", "f", "g");
    private static final int BATCH = 2;

    /** Logits {@code [2, 7]}, every new weight moved, and not a bit of anything else. */
    public boolean passed() {
        return logits.equals(new Shape(BATCH, CLASSES.size())) && moved.equals(trained);
    }

    /** Makes the check. @param side height and width of the pictures; 0 for the network's own */
    public static SurgeryCheck of(String name, int side) {
        Network net = MadeNetwork.of(name, "");
        try (Student student = Student.of(net, CLASSES); Autograd.Mode off = Autograd.off()) {
            Map<String, Long> before = sums(net);
            student.train();
            Shape logits = step(student, side == 0 ? net.preprocessing().crop() : side);
            Map<String, Long> after = sums(net);
            List<String> moved = before.keySet().stream().filter(path -> !before.get(path).equals(after.get(path))).toList();
            return new SurgeryCheck(name, logits, moved, List.copyOf(student.trainable().keySet()));
        }
    }

    private static Shape step(Student student, int side) {
        long[] shape = {BATCH, 3, side, side};
        NDManager manager = student.network().manager();
        try (NDManager memory = manager.newSubManager();
                OptimizerState optimizer = Sgd.of().begin(student.trainable(), 1, manager)) {
            NDArray x = Autograd.constant(memory, MadeWeights.input(shape, ""), new Shape(shape));
            NDArray logits;
            try (Autograd.Mode on = Autograd.on()) {
                logits = student.logits(x);
                // Smoothed, so that no gradient is zero: made weights give probabilities of 0 and 1, which can cancel.
                Autograd.backward(new Loss(0.1).of(logits, new int[] {1, 5}));
            }
            optimizer.step(1);
            return logits.getShape();
        }
    }

    /** A check sum of the bits of every weight and every statistic. */
    private static Map<String, Long> sums(Network net) {
        Map<String, Long> sums = new LinkedHashMap<>();
        net.state().forEach((path, parameter) -> {
            if (parameter.isReal()) {
                CRC32 sum = new CRC32();
                ByteBuffer bytes = parameter.array().toByteBuffer();
                sum.update(bytes);
                sums.put(path, sum.getValue());
            }
        });
        return sums;
    }
}
