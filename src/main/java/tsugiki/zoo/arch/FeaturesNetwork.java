package tsugiki.zoo.arch;

import java.util.List;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;

/** A network whose trunk is one chain of blocks, which torchvision calls {@code features}. */
abstract class FeaturesNetwork extends Network {

    FeaturesNetwork(ModelCard card, PublishedWeights weights) {
        super(card, weights);
    }

    @Override
    protected final List<String> trunk() {
        return child("features").children().keySet().stream().map(name -> "features." + name).toList();
    }
}
