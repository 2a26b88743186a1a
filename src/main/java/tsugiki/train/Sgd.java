package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.nn.InPlace;
import tsugiki.nn.Parameter;

/**
 * Stochastic gradient descent: {@code g = gradient + weightDecay * w}, {@code b = momentum * b + g},
 * {@code w = w - rate * b}; with Nesterov {@code w = w - rate * (g + momentum * b)}.
 *
 * <p>The rate stands outside the momentum, as in PyTorch. Sutskever et al. 2013, "On the importance of
 * initialization and momentum in deep learning".
 *
 * @param momentum 0..1; 0 is plain gradient descent
 * @param nesterov whether to look ahead; needs a momentum
 * @param weightDecay 0 for none
 */
public record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {

    public Sgd {
        if (!(momentum >= 0 && momentum < 1) || !(weightDecay >= 0) || nesterov && momentum == 0) {
            throw new CourseException("SGD with momentum %s, nesterov %s and weight decay %s cannot train: "
                    + "choose a momentum in 0..1 (above 0 for Nesterov), a decay of 0 or more.", momentum, nesterov, weightDecay);
        }
    }

    /** Plain: no momentum, no weight decay. */
    public static Sgd of() {
        return new Sgd(0, false, 0);
    }

    /** The same with another momentum. */
    public Sgd momentum(double newMomentum) {
        return new Sgd(newMomentum, nesterov, weightDecay);
    }

    @Override
    public OptimizerState begin(Map<String, Parameter> trained, Map<String, Double> rates, NDManager manager) {
        return new Work(this, trained, rates, manager);
    }

    /** At work. */
    private static final class Work extends OptimizerState {

        private static final List<String> NAMES = List.of("momentum_buffer");

        private final Sgd settings;

        Work(Sgd settings, Map<String, Parameter> trained, Map<String, Double> rates, NDManager manager) {
            super(trained, rates, settings.momentum() > 0 ? NAMES : List.of(), manager);
            this.settings = settings;
        }

        @Override
        void update(List<Due> due, double factor) {
            due.forEach(one -> update(one.slot(), one.weight(), one.gradient(), one.slot().rate * factor));
        }

        private void update(Slot slot, NDArray weight, NDArray gradient, double rate) {
            if (settings.weightDecay() > 0) {
                InPlace.addScaled(gradient, settings.weightDecay(), weight);
            }
            NDArray direction = gradient;
            if (settings.momentum() > 0) {
                NDArray buffer = slot.moments.get(0);
                InPlace.scaleAndAdd(buffer, settings.momentum(), gradient);
                direction = buffer;
                if (settings.nesterov()) {
                    InPlace.addScaled(gradient, settings.momentum(), buffer);
                    direction = gradient;
                }
            }
            InPlace.addScaled(weight, -rate, direction);
        }
    }
}
