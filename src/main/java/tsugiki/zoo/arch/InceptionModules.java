package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import tsugiki.nn.AvgPool2d;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.MaxPool2d;

/**
 * The modules of Inception v3, named by the side of the maps they work on or lead to when the picture
 * has 299 pixels. A name such as {@code 3x3dbl} is a pair of 3x3 convolutions in the place of a 5x5.
 *
 * <p>Szegedy et al. 2015, https://arxiv.org/abs/1512.00567 (figures 5 to 7 and 10).
 */
final class InceptionModules {

    private InceptionModules() {}

    /** Branches that see the same maps and whose outputs are laid side by side. */
    abstract static class Mixed extends Block {

        private final long out;

        Mixed(long out) {
            this.out = out;
        }

        /** Channels it makes. */
        final long outChannels() {
            return out;
        }

        /** A unit that keeps height and width. */
        final void keep(String name, long in, long out, int high, int wide) {
            add(name, new InceptionUnit(new Conv2d(in, out, high, wide).padding(high / 2, wide / 2)));
        }

        /** A 3x3 unit that halves height and width. */
        final void halve(String name, long in, long out) {
            add(name, new InceptionUnit(new Conv2d(in, out, 3).stride(2)));
        }

        static NDArray concat(NDArray... branches) {
            return NDArrays.concat(new NDList(branches), 1);
        }
    }

    /** Figure 5 with a 5x5 convolution for its single 3x3, as in the authors' published network. */
    static final class Grid35 extends Mixed {

        Grid35(long in, long pooled) {
            super(64 + 64 + 96 + pooled);
            keep("branch1x1", in, 64, 1, 1);
            keep("branch5x5_1", in, 48, 1, 1);
            keep("branch5x5_2", 48, 64, 5, 5);
            keep("branch3x3dbl_1", in, 64, 1, 1);
            keep("branch3x3dbl_2", 64, 96, 3, 3);
            keep("branch3x3dbl_3", 96, 96, 3, 3);
            add("pool", new AvgPool2d(3, 1, 1));
            keep("branch_pool", in, pooled, 1, 1);
        }

        @Override
        protected NDArray forward(NDArray x) {
            return concat(through(x, "branch1x1"), through(x, "branch5x5_1", "branch5x5_2"),
                    through(x, "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"), through(x, "pool", "branch_pool"));
        }
    }

    /** Figure 10: half the side; the max pool keeps the input's channels. */
    static final class To17 extends Mixed {

        To17(long in) {
            super(384 + 96 + in);
            halve("branch3x3", in, 384);
            keep("branch3x3dbl_1", in, 64, 1, 1);
            keep("branch3x3dbl_2", 64, 96, 3, 3);
            halve("branch3x3dbl_3", 96, 96);
            add("pool", new MaxPool2d(3, 2, 0));
        }

        @Override
        protected NDArray forward(NDArray x) {
            return concat(through(x, "branch3x3"),
                    through(x, "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"), through(x, "pool"));
        }
    }

    /** Figure 6: a 7x7 convolution as 1x7 and 7x1, once and twice. */
    static final class Grid17 extends Mixed {

        Grid17(long in, long inner) {
            super(4 * 192);
            keep("branch1x1", in, 192, 1, 1);
            keep("branch7x7_1", in, inner, 1, 1);
            keep("branch7x7_2", inner, inner, 1, 7);
            keep("branch7x7_3", inner, 192, 7, 1);
            keep("branch7x7dbl_1", in, inner, 1, 1);
            keep("branch7x7dbl_2", inner, inner, 7, 1);
            keep("branch7x7dbl_3", inner, inner, 1, 7);
            keep("branch7x7dbl_4", inner, inner, 7, 1);
            keep("branch7x7dbl_5", inner, 192, 1, 7);
            add("pool", new AvgPool2d(3, 1, 1));
            keep("branch_pool", in, 192, 1, 1);
        }

        @Override
        protected NDArray forward(NDArray x) {
            return concat(through(x, "branch1x1"), through(x, "branch7x7_1", "branch7x7_2", "branch7x7_3"),
                    through(x, "branch7x7dbl_1", "branch7x7dbl_2", "branch7x7dbl_3", "branch7x7dbl_4", "branch7x7dbl_5"),
                    through(x, "pool", "branch_pool"));
        }
    }

    /** As figure 10, with a factorised 7x7 before the last 3x3. */
    static final class To8 extends Mixed {

        To8(long in) {
            super(320 + 192 + in);
            keep("branch3x3_1", in, 192, 1, 1);
            halve("branch3x3_2", 192, 320);
            keep("branch7x7x3_1", in, 192, 1, 1);
            keep("branch7x7x3_2", 192, 192, 1, 7);
            keep("branch7x7x3_3", 192, 192, 7, 1);
            halve("branch7x7x3_4", 192, 192);
            add("pool", new MaxPool2d(3, 2, 0));
        }

        @Override
        protected NDArray forward(NDArray x) {
            return concat(through(x, "branch3x3_1", "branch3x3_2"),
                    through(x, "branch7x7x3_1", "branch7x7x3_2", "branch7x7x3_3", "branch7x7x3_4"), through(x, "pool"));
        }
    }

    /** Figure 7: a 3x3 convolution as 1x3 beside 3x1, for more channels where the maps are smallest. */
    static final class Grid8 extends Mixed {

        Grid8(long in) {
            super(320 + 2 * 384 + 2 * 384 + 192);
            keep("branch1x1", in, 320, 1, 1);
            keep("branch3x3_1", in, 384, 1, 1);
            keep("branch3x3_2a", 384, 384, 1, 3);
            keep("branch3x3_2b", 384, 384, 3, 1);
            keep("branch3x3dbl_1", in, 448, 1, 1);
            keep("branch3x3dbl_2", 448, 384, 3, 3);
            keep("branch3x3dbl_3a", 384, 384, 1, 3);
            keep("branch3x3dbl_3b", 384, 384, 3, 1);
            add("pool", new AvgPool2d(3, 1, 1));
            keep("branch_pool", in, 192, 1, 1);
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray single = through(x, "branch3x3_1");
            NDArray twice = through(x, "branch3x3dbl_1", "branch3x3dbl_2");
            return concat(through(x, "branch1x1"), through(single, "branch3x3_2a"), through(single, "branch3x3_2b"),
                    through(twice, "branch3x3dbl_3a"), through(twice, "branch3x3dbl_3b"), through(x, "pool", "branch_pool"));
        }
    }
}
