package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.nn.FusedAdam;
import tsugiki.nn.Parameter;

/**
 * Steps of nearly the same size for every weight, whatever its gradient's: {@code m} and {@code v} are
 * running means of the gradient and of its square, {@code w = w - rate * m' / (sqrt(v') + epsilon)},
 * {@code m' = m / (1 - beta1^t)}, {@code v' = v / (1 - beta2^t)}.
 *
 * <p>Kingma and Ba 2014, https://arxiv.org/abs/1412.6980; decoupled weight decay (AdamW,
 * {@code w = w - rate * weightDecay * w} beforehand): Loshchilov and Hutter 2017,
 * https://arxiv.org/abs/1711.05101.
 *
 * @param beta1 memory of the mean, in 0..1
 * @param beta2 memory of the square, in 0..1
 * @param epsilon added to the root, after the correction by {@code 1 - beta2^t}, as in PyTorch
 * @param weightDecay 0 for none
 * @param decoupled whether weight decay acts on the weight (AdamW) or through the gradient (Adam)
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements Optimizer {

    public Adam {
        if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1) || !(epsilon > 0) || !(weightDecay >= 0)) {
            throw new CourseException("Adam with betas %s and %s, epsilon %s and weight decay %s cannot train: "
                    + "choose betas in 0..1, an epsilon above 0, a decay of 0 or more.", beta1, beta2, epsilon, weightDecay);
        }
    }

    /** PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, no weight decay. */
    public static Adam of() {
        return new Adam(0.9, 0.999, 1e-8, 0, false);
    }

    /** AdamW with PyTorch's defaults but the weight decay, which there is 0.01. */
    public static Adam decoupled(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay, true);
    }

    @Override
    public OptimizerState begin(Map<String, Parameter> trained, Map<String, Double> rates, NDManager manager) {
        return new Work(this, trained, rates, manager);
    }

    /** At work. */
    private static final class Work extends OptimizerState {

        private static final List<String> NAMES = List.of("exp_avg", "exp_avg_sq");

        private final Adam settings;

        Work(Adam settings, Map<String, Parameter> trained, Map<String, Double> rates, NDManager manager) {
            super(trained, rates, NAMES, manager);
            this.settings = settings;
        }

        /** Weights of one rate and as many steps in one call. */
        @Override
        void update(List<Due> due, double factor) {
            due.stream().collect(Collectors.groupingBy(one -> new Pace(one.slot().steps, one.slot().rate * factor)))
                    .forEach((pace, group) -> FusedAdam.update(
                            new FusedAdam.Moments(all(group, Due::weight), all(group, Due::gradient),
                                    all(group, one -> one.slot().moments.get(0)), all(group, one -> one.slot().moments.get(1))),
                            settings.decoupled(), pace.steps(), pace.rate(), settings.beta1(), settings.beta2(), settings.weightDecay(), settings.epsilon()));
        }

        private static List<NDArray> all(List<Due> group, Function<Due, NDArray> what) {
            return group.stream().map(what).toList();
        }
    }

    private record Pace(long steps, double rate) {}
}
