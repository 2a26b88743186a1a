package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.util.List;

/**
 * A TorchScript module of two methods, run by the engine in one call each and without gradients. The module holds no
 * numbers: {@code prepare} makes of the weights what {@code forward} computes with.
 *
 * <pre>{@code
 * def prepare(self: __torch__.Program, w: List[Tensor]) -> List[Tensor]
 * def forward(self: __torch__.Program, x: Tensor, w: List[Tensor]) -> Tensor
 * }</pre>
 */
public final class Script implements AutoCloseable {

    private final NDManager manager = Device.newManager();
    private final PtSymbolBlock module;
    private IValue prepared;

    /** @param methods both of them, indented by two blanks */
    public Script(String methods) {
        this.module = TorchScriptOps.load(manager, methods);
    }

    /** Runs {@code prepare} on these weights; the engine keeps what it makes until the next call, or until closed. */
    public void prepare(List<NDArray> weights) {
        try (IValue list = IValue.listFrom(weights.toArray(PtNDArray[]::new))) {
            IValue made = IValueUtils.runMethod(module, "prepare", list);
            drop();
            prepared = made;
        }
    }

    /** Runs {@code forward}, of a batch's parts side by side; the result, {@code [N, ...]} as {@code x}, belongs to its manager. */
    public NDArray run(NDArray x) {
        return x.getDevice().isGpu() ? forward(x) : Lanes.shared().run(x, this::forward);
    }

    private NDArray forward(NDArray x) {
        try (IValue in = IValue.from((PtNDArray) x); IValue out = IValueUtils.forward(module, new IValue[] {in, prepared});
                NDArray made = out.toTensor((PtNDManager) x.getManager())) {
            return made.duplicate(); // made in inference mode it could not be part of a training step
        }
    }

    private void drop() {
        if (prepared != null) {
            prepared.close();
            prepared = null;
        }
    }

    @Override
    public void close() {
        drop();
        module.close();
        manager.close();
    }
}
