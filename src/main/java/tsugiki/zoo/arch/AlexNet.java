package tsugiki.zoo.arch;

import java.util.Set;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.PublishedWeights;
import tsugiki.network.RateLadder;
import tsugiki.nn.Activation;
import tsugiki.nn.AdaptiveAvgPool2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Linear;
import tsugiki.nn.MaxPool2d;
import tsugiki.nn.Sequential;

/**
 * Five convolutions and three fully connected layers, in the one-tower form of 2014.
 *
 * <p>Krizhevsky 2014, "One weird trick for parallelizing convolutional neural networks",
 * https://arxiv.org/abs/1404.5997; the first form: Krizhevsky, Sutskever and Hinton 2012, NeurIPS 25.
 */
public final class AlexNet extends FeaturesNetwork {

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("AlexNet", Set.of("alexnet"), "classifier.6", AlexNet::new)
            .ladder(RateLadder.linear(1e-4, 1e-7));

    public AlexNet(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        add("features", new Sequential(
                new Conv2d(3, 64, 11).stride(4).padding(2), Activation.relu(), new MaxPool2d(3, 2, 0),
                new Conv2d(64, 192, 5).padding(2), Activation.relu(), new MaxPool2d(3, 2, 0),
                new Conv2d(192, 384, 3).padding(1), Activation.relu(),
                new Conv2d(384, 256, 3).padding(1), Activation.relu(),
                new Conv2d(256, 256, 3).padding(1), Activation.relu(), new MaxPool2d(3, 2, 0)));
        add("avgpool", new AdaptiveAvgPool2d(6));
        add("classifier", new Sequential(
                new Dropout(0.5), new Linear(256 * 6 * 6, 4096), Activation.relu(),
                new Dropout(0.5), new Linear(4096, 4096), Activation.relu(),
                new Linear(4096, classes)));
    }
}
