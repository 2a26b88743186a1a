package tsugiki.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import tsugiki.nn.Device;
import tsugiki.nn.Script;

/** A program as the engine runs it, with the weights as they are when it is made. */
final class Runner implements AutoCloseable {

    private final Script script;

    Runner(Program program) {
        TorchScript code = new TorchScript(program);
        script = new Script(code.twoMethods());
        try (NDManager memory = Device.newManager()) {
            script.prepare(code.arguments().stream().map(operand -> values(program, operand, memory)).toList());
        } catch (RuntimeException | Error e) {
            script.close();
            throw e;
        }
    }

    /** A weight's values, which are the network's own; a constant's in memory of this manager. */
    static NDArray values(Program program, Operand operand, NDManager memory) {
        if (operand instanceof Operand.Weight weight) {
            return program.weights().get(weight.path()).array();
        }
        try (NDArray shared = memory.create(((Operand.Constant) operand).values(), operand.shape())) {
            NDArray own = shared.duplicate(); // the engine keeps it longer than Java keeps the array behind it
            own.attach(memory);
            return own;
        }
    }

    NDArray run(NDArray x) {
        return script.run(x);
    }

    @Override
    public void close() {
        script.close();
    }
}
