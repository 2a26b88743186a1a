package tsugiki.evaluate;

import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Text;

/**
 * One number that all logits are divided by, so that the network says how sure it may be: the answers stay,
 * their probabilities change. {@code p = softmax(z / T)}; above 1 they become less sure.
 *
 * <p>Fitted on validation pictures by their cross-entropy, which has one minimum in {@code 1 / T}. Guo et al. 2017,
 * https://arxiv.org/abs/1706.04599.
 *
 * @param value T, above 0
 */
public record Temperature(double value) {

    /** Outside of this range one more picture would move it at will: all right, or all wrong. */
    private static final double LEAST = 0.01;
    private static final double MOST = 100;

    /** Halvings of the range: to the precision of a double. */
    private static final int HALVINGS = 60;

    public Temperature {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new CourseException("A temperature of %s cannot divide logits: it must be above 0; 1 changes nothing.", value);
        }
    }

    /**
     * The temperature with the least cross-entropy on these pictures, {@value #LEAST} to {@value #MOST}.
     *
     * @param validation pictures the network was not trained on, and not those it is judged by
     * @throws CourseException if there is no picture
     */
    public static Temperature fit(Evaluation validation) {
        if (validation.items().isEmpty()) {
            throw new CourseException("There is no picture to fit a temperature on: score the validation pictures first.");
        }
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (tooSure(validation, Math.exp(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Temperature(Math.exp((low + high) / 2));
    }

    /** Whether the cross-entropy falls with a higher temperature: the logit to be expected is above the true class's. */
    private static boolean tooSure(Evaluation said, double temperature) {
        int[] labels = said.labels();
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            float[] z = said.logits()[i];
            float[] p = Numbers.softmax(divided(z, temperature));
            sum += IntStream.range(0, p.length).mapToDouble(k -> p[k] * z[k]).sum() - z[labels[i]];
        }
        return sum > 0;
    }

    private static float[] divided(float[] logits, double temperature) {
        float[] divided = new float[logits.length];
        for (int k = 0; k < divided.length; k++) {
            divided[k] = (float) (logits[k] / temperature);
        }
        return divided;
    }

    /** The same answers with logits divided by T, and their cross-entropy, the mean over the pictures. */
    public Evaluation of(Evaluation said) {
        int[] labels = said.labels();
        float[][] logits = new float[labels.length][];
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            logits[i] = divided(said.logits()[i], value);
            loss += Numbers.logSumExp(logits[i], 0, logits[i].length) - logits[i][labels[i]];
        }
        return new Evaluation(said.classes(), said.items(), logits, loss / labels.length, said.leftOut());
    }

    @Override
    public String toString() {
        return Text.of("temperature %.3f", value);
    }
}
