/**
 * What a frozen network says of pictures, and what can be learnt from that; the central type is {@link
 * tsugiki.features.FeatureStore}.
 *
 * <p>A picture's way: it passes once through the frozen network; its features {@code [D]}, or its activations at any
 * stage, {@code [C, H, W]}, become a row of the {@link tsugiki.features.FeatureDatabase}, in the {@link
 * tsugiki.features.Space} that says what made them, under the digest of the picture's bytes. A {@link
 * tsugiki.features.SoftmaxProbe} or {@link tsugiki.features.LinearSvm} learns from all of them, {@code [N, D]}, or
 * they vote as they are, {@link tsugiki.features.KnnProbe}; {@link tsugiki.features.CrossValidation} scores such a
 * learner, {@link tsugiki.features.Pca} draws the features in two dimensions, {@link tsugiki.features.Neighbours} finds
 * the pictures that are most like one, {@link tsugiki.features.Duplicates} those that are nearly the same, {@link
 * tsugiki.features.FeatureDistance} how far a stranger's features lie from all of them. Whole activations, {@link
 * tsugiki.features.Activations}, go to a {@link tsugiki.data.Loader} in the place of pictures.
 */
package tsugiki.features;
