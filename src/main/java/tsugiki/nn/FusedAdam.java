package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tsugiki.base.Text;

/**
 * One Adam update of many weights in one call: the engine reads and writes each number once, where step by step it
 * goes over all of them ten times.
 */
public final class FusedAdam {

    private static final String METHOD = """
            def forward(self: %s, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], step: float,
                rate: float, beta1: float, beta2: float, decay: float, epsilon: float) -> None:
              steps = annotate(List[Tensor], [])
              for i in range(torch.len(w)):
                _0 = torch.append(steps, torch.full([], step, dtype=6, layout=None, device=ops.prim.device(w[i])))
              _1 = torch.%s(w, g, m, v, annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
              return None
            """;

    /** Plain, and with decoupled weight decay; made when first asked for. */
    private static final Map<String, PtSymbolBlock> SCRIPTS = new ConcurrentHashMap<>();

    private FusedAdam() {}

    /** Where weights have come to. */
    public record Moments(List<NDArray> weights, List<NDArray> gradients, List<NDArray> means, List<NDArray> squares) {}

    /**
     * {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g^2},
     * {@code w = w - rate m / (1 - beta1^step) / (sqrt(v / (1 - beta2^step)) + epsilon)}.
     *
     * @param decoupled whether weight decay acts on the weights beforehand (AdamW), or through the gradients (Adam)
     * @param step from 1 on, the same for all weights
     */
    public static void update(Moments at, boolean decoupled, long step, double rate, double beta1, double beta2, double decay, double epsilon) {
        PtSymbolBlock script = SCRIPTS.computeIfAbsent(decoupled ? "_fused_adamw_" : "_fused_adam_",
                name -> TorchScriptOps.load(Device.newManager(), Text.of(METHOD, TorchScriptArchive.CLASS, name).indent(2)));
        IValue[] inputs = Stream.concat(
                Stream.of(at.weights, at.gradients, at.means, at.squares).map(arrays -> IValue.listFrom(arrays.toArray(PtNDArray[]::new))),
                DoubleStream.of(step, rate, beta1, beta2, decay, epsilon).mapToObj(IValue::from)).toArray(IValue[]::new);
        try {
            IValueUtils.forward(script, inputs).close();
        } finally {
            Stream.of(inputs).forEach(IValue::close);
        }
    }
}
