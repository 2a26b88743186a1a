/**
 * What every network is; the central type is {@link tsugiki.network.Network}.
 *
 * <p>A picture's way through it: a batch {@code [N, 3, H, W]} goes through the trunk to feature maps {@code [N, C, h, w]},
 * is pooled and flattened, passes what stands before the head ({@code embed}, {@code [N, D]}), and the head makes
 * logits {@code [N, classes]}. A {@link tsugiki.network.ModelCard} holds a network's facts, an {@link
 * tsugiki.network.Architecture} those of its family, {@link tsugiki.network.StateLoader} fills it with values; {@link
 * tsugiki.network.NetworkFamily} is the door for families of one's own.
 */
package tsugiki.network;
