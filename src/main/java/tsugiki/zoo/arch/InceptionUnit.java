package tsugiki.zoo.arch;

import tsugiki.nn.Activation;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Sequential;

/** Convolution without bias ({@code conv}), batch normalisation ({@code bn}, epsilon 1e-3), ReLU ({@code relu}). */
final class InceptionUnit extends Sequential {

    InceptionUnit(Conv2d convolution) {
        append("conv", convolution.noBias());
        append("bn", new BatchNorm2d(convolution.outChannels(), 1e-3, 0.1));
        append("relu", Activation.relu());
    }
}
