/**
 * What a frozen network says of pictures, and what can be learnt from that; the central type is {@link
 * tsugiki.features.FeatureStore}.
 *
 * <p>A picture's way: it passes once through the frozen network, its features {@code [D]} are kept on disk under the
 * digest of its bytes, and a {@link tsugiki.features.SoftmaxProbe} or {@link tsugiki.features.LinearSvm} learns from
 * all of them, {@code [N, D]}; {@link tsugiki.features.CrossValidation} scores such a learner, {@link
 * tsugiki.features.Pca} draws the features in two dimensions, {@link tsugiki.features.Duplicates} finds pictures that
 * are nearly the same.
 */
package tsugiki.features;
