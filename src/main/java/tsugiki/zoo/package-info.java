/**
 * The networks: {@link tsugiki.zoo.Zoo} lists, finds, creates and loads them; a {@link
 * tsugiki.zoo.ModelCard} holds the facts of one; one file per paper holds its architecture.
 *
 * <p>The central type is {@link tsugiki.zoo.Network}. A picture's way through it: a batch
 * {@code [N, 3, H, W]} goes through the trunk to feature maps {@code [N, C, h, w]}, is pooled and
 * flattened, passes what stands before the head ({@code embed}, {@code [N, D]}), and the head makes
 * logits {@code [N, classes]}.
 */
package tsugiki.zoo;
