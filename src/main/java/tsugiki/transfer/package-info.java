/**
 * Transfer learning itself: a new head on a grown network, what of it may change, and how fast.
 *
 * <p>The central type is {@link tsugiki.transfer.Student}: a {@link tsugiki.network.Network} whose head
 * was replaced, the classes of the new head, the trained {@link tsugiki.transfer.Part}, the choice of
 * BatchNorm {@link tsugiki.transfer.Statistics}. {@link tsugiki.transfer.Rates} gives each trained
 * weight its learning rate. {@link tsugiki.transfer.Refusal} is when a student says "I do not know".
 *
 * <p>A picture's way through it is one of two. In the loop: a batch {@code [N, 3, H, W]} goes through
 * {@link tsugiki.transfer.Student#logits} to {@code [N, classes]}. By stored features: {@link
 * tsugiki.features.FeatureStore} passes it once through the frozen network, keeps {@code [N, D]} on
 * disk, and a {@link tsugiki.features.SoftmaxProbe} or {@link tsugiki.features.LinearSvm} learns from
 * that; folded into one linear layer, the probe is a Student's head again.
 */
package tsugiki.transfer;
