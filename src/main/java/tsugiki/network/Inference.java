package tsugiki.network;

import tsugiki.nn.Autograd;
import tsugiki.nn.Modes;

/**
 * A network in evaluation mode (no dropout, running statistics, nothing moves) while nothing is recorded for
 * gradients; closed, both are as before. Made by {@link Network#inference}.
 */
public final class Inference implements AutoCloseable {

    private final Modes modes;
    private final Autograd.Mode off;

    Inference(Network network) {
        this.modes = Modes.of(network);
        this.off = Autograd.off();
        network.train(false);
    }

    @Override
    public void close() {
        modes.close();
        off.close();
    }
}
