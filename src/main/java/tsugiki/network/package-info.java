/**
 * What every network is; the central type is {@link tsugiki.network.Network}.
 *
 * <p>A picture's way through it: a batch {@code [N, 3, H, W]} goes through the trunk to feature maps {@code [N, C, h, w]},
 * is pooled and flattened, passes what stands before the head ({@code embed}, {@code [N, D]}), and the head makes
 * logits {@code [N, classes]}. A {@link tsugiki.network.ModelCard} holds a network's facts, an {@link
 * tsugiki.network.Architecture} those of its family, {@link tsugiki.network.StateLoader} fills it with values; {@link
 * tsugiki.network.NetworkFamily} is the door for families of one's own.
 *
 * <p>{@link tsugiki.network.PublishedWeights} names a set of values and the preprocessing that belongs to it, {@link
 * tsugiki.network.Cut} a place where the way may end, {@link tsugiki.network.RateLadder} how learning rates go down along
 * it. {@link tsugiki.network.Inference} keeps a network still while it answers, {@link tsugiki.network.Probabilities}
 * says what logits mean, {@link tsugiki.network.NetworkTree} shows the whole as a tree with its shapes.
 */
package tsugiki.network;
