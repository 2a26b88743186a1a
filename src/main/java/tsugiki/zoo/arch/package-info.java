/**
 * One file a paper, in plain Java: a table of stages on top, blocks below, and the {@link
 * tsugiki.network.Architecture} by which the house knows the family.
 *
 * <p>A picture's way through each is the one of {@link tsugiki.network.Network}: trunk, pool, head.
 */
package tsugiki.zoo.arch;
