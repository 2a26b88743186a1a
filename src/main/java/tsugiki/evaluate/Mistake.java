package tsugiki.evaluate;

/**
 * What a network said of one picture.
 *
 * @param index the picture's place in the list that was scored
 * @param label its true class
 * @param predicted the class with the highest probability
 * @param probability of {@code predicted}, 0..1: how sure the network was
 * @param loss cross-entropy, {@code -ln(probability of label)}
 */
public record Mistake(int index, int label, int predicted, double probability, double loss) {

    /** Whether the picture was named rightly after all: a high loss also comes from a right but unsure answer. */
    public boolean isRight() {
        return label == predicted;
    }
}
