package tsugiki.data;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import tsugiki.picture.Augmentation;
import tsugiki.picture.MemoryBudget;
import tsugiki.picture.MemoryShare;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/**
 * Several views of each picture, which is decoded once: {@code [K, 3, crop, crop]}.
 *
 * @param chosen the views that are made, K of them
 */
record ViewInputs(Preprocessing preprocessing, Augmentation augmentation, AugmentedViews views, List<Integer> chosen) implements Inputs {

    ViewInputs {
        chosen = List.copyOf(chosen);
    }

    @Override
    public Shape shape() {
        return new Shape(chosen.size(), 3, preprocessing.crop(), preprocessing.crop());
    }

    @Override
    public void read(Item item, Draw draw, float[] values) {
        FloatBuffer all = FloatBuffer.wrap(values);
        Augmentation change = views.change(augmentation);
        try (MemoryShare share = MemoryBudget.HEAP.share()) {
            if (change != Augmentation.NONE) {
                share.willBeChanged();
            }
            Picture picture = item.source().open(share);
            for (int view : chosen) {
                preprocessing.normalise(change.prepare(picture, preprocessing, views.random(view, item)), all);
            }
        }
    }
}
