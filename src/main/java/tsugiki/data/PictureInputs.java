package tsugiki.data;

import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tsugiki.base.Seeds;
import tsugiki.picture.Augmentation;
import tsugiki.picture.MemoryBudget;
import tsugiki.picture.MemoryShare;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/**
 * Pictures, decoded, changed at random, brought to size and normalised.
 *
 * @param views how many changed copies each has; 0: changed anew in every epoch
 */
record PictureInputs(Preprocessing preprocessing, Augmentation augmentation, int views) implements Inputs {

    @Override
    public Shape shape() {
        return new Shape(3, preprocessing.crop(), preprocessing.crop());
    }

    @Override
    public Inputs augment(Augmentation other) {
        return new PictureInputs(preprocessing, other, views);
    }

    @Override
    public Inputs views(int count) {
        return new PictureInputs(preprocessing, augmentation, AugmentedViews.require(count));
    }

    @Override
    public void read(Item item, Draw draw, float[] values) {
        try (MemoryShare share = MemoryBudget.HEAP.share()) {
            if (augmentation != Augmentation.NONE) {
                share.willBeChanged();
            }
            Picture picture = item.source().open(share);
            preprocessing.normalise(prepared(picture, item, draw), values);
        }
    }

    private Picture prepared(Picture picture, Item item, Draw draw) {
        if (views == 0) {
            RandomGenerator random = new SplittableRandom(Seeds.mix(draw.seed(), draw.epoch(), draw.index()));
            return augmentation.prepare(picture, preprocessing, random);
        }
        AugmentedViews dealt = new AugmentedViews(views, draw.seed());
        return dealt.change(augmentation).prepare(picture, preprocessing, dealt.random(dealt.at(draw.epoch()), item));
    }
}
