package tsugiki.spark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tsugiki.data.Batch;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Precision;
import tsugiki.picture.Preprocessing;
import tsugiki.program.FrozenPass;
import tsugiki.transfer.Student;

/**
 * The one network of a process, which all its tasks run pictures through side by side. It lives as long as the process: an
 * executor is asked for it by task after task.
 */
final class LoadedNetwork {

    private static final Map<Backed, LoadedNetwork> OF_PROCESS = new HashMap<>();

    private final Network network;
    private final Student student;
    private final FrozenPass pass;
    private final Preprocessing preprocessing;

    /** @param forward makes a row a picture of a batch */
    LoadedNetwork(Network network, UnaryOperator<NDArray> forward, Preprocessing preprocessing, Precision precision) {
        this(network, null, forward, preprocessing, precision);
    }

    private LoadedNetwork(Network network, Student student, UnaryOperator<NDArray> forward, Preprocessing preprocessing, Precision precision) {
        this.network = network;
        this.student = student;
        this.preprocessing = preprocessing;
        network.train(false);
        pass = FrozenPass.of(network, forward, precision);
        try (Autograd.Mode off = Autograd.off(); NDManager memory = network.manager().newSubManager();
                NDArray blank = memory.zeros(new Shape(1, 3, preprocessing.crop(), preprocessing.crop())); NDArray seen = pass.run(blank)) {
            seen.getShape(); // the program is written now: tasks only run it
        }
    }

    /** A student, whose network it is. @param forward makes a row a picture of a batch */
    LoadedNetwork(Student student, UnaryOperator<NDArray> forward, Precision precision) {
        this(student.network(), student, forward, student.preprocessing(), precision);
    }

    /** That of this process, loaded by the first who asks. */
    static LoadedNetwork of(Backed wanted, int threads) {
        synchronized (OF_PROCESS) {
            EngineThreads.set(threads);
            return OF_PROCESS.computeIfAbsent(wanted, Backed::load);
        }
    }

    /** The student whose network it is; null where it is a backbone. */
    Student student() {
        return student;
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** A row a picture, in the batch's order. */
    float[][] rows(Batch batch) {
        try (Autograd.Mode off = Autograd.off(); NDManager memory = network.manager().newSubManager();
                NDArray pixels = batch.pixels(memory); NDArray rows = pass.run(pixels)) {
            float[] all = rows.toFloatArray();
            int width = all.length / batch.count();
            return IntStream.range(0, batch.count()).mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width)).toArray(float[][]::new);
        }
    }
}
