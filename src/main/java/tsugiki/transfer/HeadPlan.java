package tsugiki.transfer;

import java.util.List;
import java.util.Objects;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/**
 * What is put in the place of the old head.
 *
 * @param kind which surgery
 * @param hidden for {@link Kind#HIDDEN}, the widths of the hidden layers, first to last; otherwise empty
 * @param dropout for {@link Kind#HIDDEN}, the dropout rate behind each hidden layer, [0, 1)
 */
public record HeadPlan(Kind kind, List<Integer> hidden, double dropout) {

    /** One layer for the last one; the whole classifier block again; Linear layers of one's own; a fitted probe's Linear. */
    public enum Kind { LINEAR, CLASSIFIER, HIDDEN, PROBE }

    /** Far beyond any head that learns from a few thousand pictures; more would only take the memory. */
    private static final int WIDEST = 65_536;
    private static final int MOST_LAYERS = 16;

    /** @throws CourseException if there are more than 16 hidden layers, a width is not in 1..65536, or the dropout rate is not in [0, 1) */
    public HeadPlan {
        Objects.requireNonNull(kind);
        hidden = List.copyOf(hidden);
        if (kind == Kind.HIDDEN == hidden.isEmpty()) {
            throw new CourseException("A head of kind %s with hidden layers %s makes no sense: use HeadPlan.hidden(512, 0.5) or HeadPlan.linear().", kind, hidden);
        }
        if (hidden.size() > MOST_LAYERS || hidden.stream().anyMatch(width -> width < 1 || width > WIDEST)) {
            throw new CourseException("Hidden layers of %s units cannot be built: take at most %d layers of 1 to %d units.",
                    Shown.text(hidden), MOST_LAYERS, WIDEST);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new CourseException("The dropout rate %s is not in [0, 1): 0.5 is usual.", dropout);
        }
    }

    /**
     * {@code Linear(D -> classes)} in the place of the last Linear; the rest of the classifier stays. SqueezeNet, whose
     * last layer is a 1x1 convolution, gets another convolution.
     */
    public static HeadPlan linear() {
        return new HeadPlan(Kind.LINEAR, List.of(), 0);
    }

    /**
     * The whole classifier block again, of the same widths but with new weights and the new classes, e.g.
     * 25088-4096-4096-classes for VGG; where the classifier holds one layer, the same as {@link #linear}.
     */
    public static HeadPlan classifier() {
        return new HeadPlan(Kind.CLASSIFIER, List.of(), 0);
    }

    /**
     * {@code Linear(D -> units), ReLU, Dropout(dropout), Linear(units -> classes)} in the place of the last Linear; of
     * the whole classifier in SqueezeNet, whose own head does not take features {@code [N, D]}.
     */
    public static HeadPlan hidden(int units, double dropout) {
        return hidden(List.of(units), dropout);
    }

    /** Several hidden layers, each {@code Linear, ReLU, Dropout(dropout)}, and {@code Linear(-> classes)}. */
    public static HeadPlan hidden(List<Integer> units, double dropout) {
        return new HeadPlan(Kind.HIDDEN, units, dropout);
    }

    /** {@code Linear(D -> classes)} on the features a probe is fitted on, in the place where {@link #hidden} would stand. */
    public static HeadPlan probe() {
        return new HeadPlan(Kind.PROBE, List.of(), 0);
    }
}
