package tsugiki.network;

import tsugiki.nn.Autograd;

/**
 * A network in evaluation mode (no dropout, running statistics, nothing moves) while nothing is recorded for
 * gradients; closed, both are as before. Made by {@link Network#inference}.
 */
public final class Inference implements AutoCloseable {

    private final Network network;
    private final boolean training;
    private final Autograd.Mode off;

    Inference(Network network) {
        this.network = network;
        this.training = network.isTraining();
        this.off = Autograd.off();
        network.train(false);
    }

    @Override
    public void close() {
        network.train(training);
        off.close();
    }
}
