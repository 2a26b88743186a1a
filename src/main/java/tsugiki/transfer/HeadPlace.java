package tsugiki.transfer;

import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Linear;

/** Where a head is cut off: what a new one gets there, and what has to make room for it. */
sealed interface HeadPlace {

    /** Width D of the features before the cut. */
    long width();

    /** Puts in one layer of the old head's kind; the former head is returned. */
    Block layer(int classes);

    /** Puts in a head that takes features {@code [N, D]}; what made room for it is returned. */
    Block graft(Block head);

    /** @throws CourseException if the head holds no layer that could be replaced */
    static HeadPlace of(Network net) {
        return net.head() instanceof Conv2d head
                ? new BeforeThePool(net, head.inChannels())
                : new BehindThePool(net, firstLinear(net, net.head()).in());
    }

    /** The first Linear in a block. @throws CourseException if there is none */
    static Linear firstLinear(Network net, Block block) {
        return block.blocks().values().stream()
                .filter(Linear.class::isInstance).map(Linear.class::cast).findFirst()
                .orElseThrow(() -> new CourseException("The head %s of %s is %s and holds no Linear layer: choose a network whose head is one.",
                        net.headPath(), net.name(), block.describe()));
    }

    /** The head takes the features as they are: it makes room for any other. */
    record BehindThePool(Network net, long width) implements HeadPlace {

        @Override
        public Block layer(int classes) {
            return graft(new Linear(width, classes));
        }

        @Override
        public Block graft(Block head) {
            return net.replaceHead(head);
        }
    }

    /** The head is a convolution of the maps, pooled afterwards: the whole classifier makes room for a head on features. */
    record BeforeThePool(Network net, long width) implements HeadPlace {

        @Override
        public Block layer(int classes) {
            return net.replaceHead(new Conv2d(width, classes, 1));
        }

        @Override
        public Block graft(Block head) {
            return net.replaceClassifier(head);
        }
    }
}
