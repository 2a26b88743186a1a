package tsugiki.explain;

import tsugiki.base.Text;

/**
 * What a network names a picture.
 *
 * @param label number of the class with the highest probability
 * @param name its name
 * @param probability softmax of the logits, 0..1
 */
public record Answer(int label, String name, double probability) {

    @Override
    public String toString() {
        return Text.of("%s %.0f %%", name, 100 * probability);
    }
}
